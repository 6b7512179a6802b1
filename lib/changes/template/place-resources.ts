/**
 * A stack and its nested ones as one flat list of resources, with every function of CloudFormation rendered to text. A reference becomes what
 * CloudFormation would put in as far as templates tell (names, ARNs), so that it makes no difference whether a template says a name in letters,
 * by reference, or through a parameter of a nested stack.
 */
import type { JsonObject, JsonValue } from "../../asl/index.ts";
import type { DeployedStack, Place, TemplateResource } from "./deployed-stack.ts";
import { isFunction, renderFunction } from "./functions.ts";
import { isJsonObject } from "./is-json-object.ts";
import type { PlacedResource } from "./placed-resource.ts";
import { RESOURCE_FORMS } from "./resource-arns.ts";
import { roleOwners } from "./role-owners.ts";
import type { Scope } from "./scope.ts";
import { textOf } from "./text-of.ts";

const NESTED = "AWS::CloudFormation::Stack";

/** Every resource of a stack, those that are nested stacks themselves aside. */
export function placeResources(stack: DeployedStack, place: Place): readonly PlacedResource[] {
  return resourcesIn(
    stack,
    [],
    createScope(stack, [], place, () => undefined),
  );
}

function resourcesIn(
  stack: DeployedStack,
  path: readonly string[],
  scope: Scope,
): readonly PlacedResource[] {
  return Object.entries(stack.template.Resources).flatMap(([id, resource]) => {
    const nested = stack.nested[id];
    const inner = scope.nested(id);
    if (resource.Type === NESTED && nested !== undefined && inner !== undefined)
      return resourcesIn(nested, [...path, id], inner);
    const name = scope.nameOf(id);
    const definition = stack.definitions[id];
    return [
      {
        type: resource.Type,
        path: [...path, id],
        arn: scope.attribute(id, "Arn"),
        properties: rendered(resource.Properties ?? {}, scope),
        isKept: /^Retain/.test(textOf(resource.DeletionPolicy)),
        ...(name === undefined ? {} : { name }),
        ...(definition === undefined ? {} : { definition }),
      },
    ];
  });
}

function createScope(
  stack: DeployedStack,
  path: readonly string[],
  place: Place,
  given: (parameter: string) => JsonValue | undefined,
): Scope {
  const { Resources: resources, Parameters: parameters = {} } = stack.template;
  const owners = roleOwners(resources);
  const scopes = new Map<string, Scope>();
  const nameOf = (id: string): string | undefined => {
    const property = RESOURCE_FORMS[resources[id]?.Type ?? ""]?.name;
    const named = property === undefined ? undefined : resources[id]?.Properties?.[property];
    return named === undefined ? undefined : textOf(render(named, scope));
  };
  /** A role without a name is called by what it belongs to, wherever that lies. */
  const calledOf = (id: string): string => {
    const owner = owners.get(id);
    const name = nameOf(id) ?? (owner && `<${owner.as} ${nameOf(owner.id) ?? owner.id}>`);
    return name ?? `<${[...path, id].join("/")}>`;
  };
  const scope: Scope = {
    place,
    nameOf,
    reference: (id) => {
      const type = resources[id]?.Type;
      if (type === undefined) return given(id) ?? parameters[id]?.Default ?? `<${id}>`;
      return referenceOf(type, calledOf(id), scope, id);
    },
    attribute: (id, attribute) => attributeOf(id, attribute, resources[id], calledOf(id), scope),
    nested: (id) => {
      const inner = stack.nested[id];
      if (inner === undefined) return undefined;
      const known = scopes.get(id);
      if (known !== undefined) return known;
      const values = resources[id]?.Properties?.["Parameters"];
      const parameter = (name: string): JsonValue | undefined =>
        isJsonObject(values) && values[name] !== undefined
          ? render(values[name], scope)
          : undefined;
      const made = createScope(inner, [...path, id], place, parameter);
      scopes.set(id, made);
      return made;
    },
    output: (name) => {
      const value = stack.template.Outputs?.[name]?.Value;
      return value === undefined ? undefined : render(value, scope);
    },
  };
  return scope;
}

function referenceOf(type: string, called: string, scope: Scope, id: string): string {
  if (type === "AWS::StepFunctions::StateMachineAlias" || VERSION.test(type))
    return scope.attribute(id, "Arn");
  const form = RESOURCE_FORMS[type];
  return form?.ref === "arn" ? arnOf(form.arn(called), scope.place) : called;
}

const VERSION = /::StateMachineVersion$/;

function attributeOf(
  id: string,
  attribute: string,
  resource: TemplateResource | undefined,
  called: string,
  scope: Scope,
): string {
  if (attribute.startsWith("Outputs.")) {
    const value = scope.nested(id)?.output(attribute.slice("Outputs.".length));
    if (value !== undefined) return textOf(value);
  }
  if (attribute !== "Arn") return `${called}.${attribute}`;
  const properties = resource?.Properties ?? {};
  const machine = properties["StateMachineArn"];
  if (resource !== undefined && machine !== undefined && /Alias$|Version$/.test(resource.Type)) {
    const qualifier = VERSION.test(resource.Type) ? "<version>" : properties["Name"];
    return `${textOf(render(machine, scope))}:${textOf(render(qualifier ?? "<alias>", scope))}`;
  }
  const form = RESOURCE_FORMS[resource?.Type ?? ""];
  return form === undefined ? `${called}` : arnOf(form.arn(called), scope.place);
}

/** The partition is one of three, by region: no two of them are compared. */
function arnOf(rest: string, { account = "<account>", region = "<region>" }: Place): string {
  return `arn:aws:${rest.replace("@account", account).replace("@", `${region}:${account}`)}`;
}

function rendered(properties: JsonObject, scope: Scope): JsonObject {
  const known = Object.entries(properties).filter(([, value]) => !isNoValue(value));
  return Object.fromEntries(known.map(([name, value]) => [name, render(value, scope)]));
}

function render(value: JsonValue, scope: Scope): JsonValue {
  if (Array.isArray(value))
    return value.filter((item) => !isNoValue(item)).map((item) => render(item, scope));
  if (!isJsonObject(value)) return value;
  const said = isFunction(value);
  return said === undefined
    ? rendered(value, scope)
    : renderFunction(said, scope, (inner) => render(inner, scope));
}

function isNoValue(value: JsonValue): boolean {
  return isJsonObject(value) && value["Ref"] === "AWS::NoValue";
}
