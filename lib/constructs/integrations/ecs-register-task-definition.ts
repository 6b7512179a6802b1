import { Token } from "aws-cdk-lib";
import type { JsonObject, JsonValue } from "../../asl/index.ts";
import type { Integration } from "./integration.ts";
import { nameInPlaceholder } from "./placeholders.ts";

type Reference = Parameters<NonNullable<Integration["bind"]>>[2];

/**
 * A revision of a container's own task definition with the image that the arguments say. ECS has no narrower resource for registering one.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
 */
export const ecsRegisterTaskDefinition: Integration = {
  bind(args, resources, reference) {
    const name = nameInPlaceholder(args["Family"]);
    const { family, registration } = resources.container(name);
    const template = referred(registration(), `${name} task definition`, reference);
    return { ...template, Family: family, ...withImages(template, args) };
  },
  permissions: (args, resources) => {
    const container = resources.container(nameInPlaceholder(args["Family"]));
    return [
      { actions: ["ecs:RegisterTaskDefinition"], resources: ["*"] },
      {
        actions: ["iam:PassRole"],
        resources: container.roleArns,
        conditions: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
      },
    ];
  },
};

/** The template's containers, the flow's own with its image. */
function withImages(template: JsonObject, args: JsonObject): JsonObject {
  const own = objectsIn(args["ContainerDefinitions"]);
  const ContainerDefinitions = objectsIn(template["ContainerDefinitions"]).map((each) => ({
    ...each,
    ...own.find(({ Name }) => Name === each["Name"]),
  }));
  return { ContainerDefinitions };
}

function objectsIn(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value : [];
}

/** With a reference for each value that is known at deploy. */
function referred(template: JsonObject, name: string, reference: Reference): JsonObject {
  const walk = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value === "string") return reference(name, value);
    if (typeof value !== "object" || value === null) return value;
    const [only, ...others] = Object.keys(value);
    if (only && others.length === 0 && /^(Ref$|Fn::)/.test(only))
      return reference(name, Token.asString(value));
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part)]));
  };
  return Object.fromEntries(Object.entries(template).map(([key, part]) => [key, walk(part)]));
}
