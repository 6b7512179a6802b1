import type { JsonObject, JsonValue } from "../../../asl/index.ts";
import type { ContainerAction, Stops } from "../../ir/index.ts";
import {
  block,
  call,
  type Expression,
  local,
  member,
  object,
  read,
  source,
} from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { cluster, localName } from "../local-names.ts";
import { printed, template } from "../template.ts";
import type { Integration } from "./index.ts";
import { runContext, type Variable } from "./run-context.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html */
export function emitContainer(
  action: ContainerAction,
  context: GraphContext,
  stops?: Stops,
): Integration {
  const { variables } = context;
  const { container, command, cpu, memory } = action;
  return {
    resource: `arn:aws:states:::ecs:runTask.${action.reports ? "waitForTaskToken" : "sync"}`,
    fields: {
      Cluster: cluster,
      TaskDefinition: action.tag
        ? printed(member(read(action.tag.registered), "arn"), variables)
        : localName(container),
      ...machines(action),
      Overrides: {
        ...(cpu && { Cpu: template(cpu, variables) }),
        ...(memory && { Memory: template(memory, variables) }),
        ContainerOverrides: [
          {
            Name: action.existing ?? container,
            ...(command && { Command: template(command, variables) }),
            Environment: environmentOf(action, context, stops),
          },
        ],
      },
    },
    result: source("result"),
  };
}

/** A launch type and a strategy exclude each other. */
function machines({ provider }: ContainerAction): JsonObject {
  if (provider === undefined) return { LaunchType: "FARGATE" };
  return { CapacityProviderStrategy: [{ CapacityProvider: provider, Weight: 1 }] };
}

/** ECS takes a list of names and values: written out where the names are known, otherwise made from the object. */
function environmentOf(
  action: ContainerAction,
  context: GraphContext,
  stops: Stops | undefined,
): JsonValue {
  const known = knownMembers(action.environment);
  const named = new Set(known.members.map(({ name }) => name));
  const facts = runContext({ action, stops }, context).filter(({ name }) => !named.has(name));
  const pairs = [...known.members, ...facts].map(({ name, value }) => pair(name, value));
  const listed: Expression = { kind: "array", items: pairs.map((value) => ({ value })) };
  if (known.rest === undefined) return template(listed, context.variables);
  const all: Expression = {
    kind: "array",
    items: [{ value: eachPair(OWN), spread: true }, ...listed.items],
  };
  return template(block([{ name: OWN.name, value: known.rest }], all), context.variables);
}

/** What `environment` gives, where its names are not known. */
const OWN = local("environment");

interface Members {
  readonly members: readonly Variable[];
  readonly rest?: Expression;
}

function knownMembers(environment: Expression | undefined): Members {
  if (environment === undefined) return { members: [] };
  if (environment.kind !== "object") return { members: [], rest: environment };
  const members = environment.members.flatMap(({ key, value, optional }) =>
    typeof key === "string" && !optional ? [{ name: key, value }] : [],
  );
  return members.length === environment.members.length
    ? { members }
    : { members: [], rest: environment };
}

function pair(name: string, value: Expression): Expression {
  return object([
    { key: "Name", value: { kind: "literal", value: name } },
    { key: "Value", value },
  ]);
}

function eachPair(environment: Expression): Expression {
  const body = object([
    { key: "Name", value: local("name") },
    { key: "Value", value: call("lookup", environment, local("name")) },
  ]);
  const each = call("map", call("keys", environment), {
    kind: "lambda",
    parameters: ["name"],
    body,
  });
  return { kind: "sequence", of: each };
}
