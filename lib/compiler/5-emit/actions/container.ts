import type { JsonValue } from "../../../asl/index.ts";
import type { ContainerAction } from "../../ir/index.ts";
import { call, type Expression, local, member, object, source } from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { cluster, localName } from "../local-names.ts";
import { template } from "../template.ts";
import type { Integration } from "./index.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html */
export function emitContainer(action: ContainerAction, context: GraphContext): Integration {
  return {
    resource: `arn:aws:states:::ecs:runTask.${action.reports ? "waitForTaskToken" : "sync"}`,
    fields: {
      Cluster: cluster,
      TaskDefinition: localName(action.container),
      LaunchType: "FARGATE",
      Overrides: { ContainerOverrides: [overrides(action, context)] },
    },
    result: source("result"),
  };
}

function overrides(action: ContainerAction, context: GraphContext): JsonValue {
  const environment = environmentOf(action, context);
  return {
    Name: action.container,
    ...(action.command && { Command: template(action.command, context.variables) }),
    ...(environment && { Environment: environment }),
  };
}

const TOKEN = {
  name: "NAGARE_TASK_TOKEN",
  value: member(member(source("context"), "Task"), "Token"),
};

/** ECS takes a list of names and values: written out where the names are known, otherwise made from the object. */
function environmentOf(action: ContainerAction, context: GraphContext): JsonValue | undefined {
  const token = action.reports ? [TOKEN] : [];
  const { environment } = action;
  if (environment === undefined && token.length === 0) return undefined;
  const known = knownMembers(environment);
  const pairs = [...known.members, ...token].map(({ name, value }) => pair(name, value));
  const listed: Expression = { kind: "array", items: pairs.map((value) => ({ value })) };
  if (known.rest === undefined) return template(listed, context.variables);
  const all: Expression = {
    kind: "array",
    items: [{ value: eachPair(known.rest), spread: true }, ...listed.items],
  };
  return template(all, context.variables);
}

interface Members {
  readonly members: readonly { readonly name: string; readonly value: Expression }[];
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
