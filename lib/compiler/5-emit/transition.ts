import type { JsonValue } from "../../asl/index.ts";
import type { Edge, EndNode } from "../ir/index.ts";
import { type Expression, mapExpression } from "../jsonata/index.ts";
import { stored } from "./absence.ts";
import type { GraphContext } from "./emit-graph.ts";
import { printed, template } from "./template.ts";

/** Where a rule or a catcher goes: always to a state. */
export interface Step {
  readonly Next: string;
  readonly Assign?: Readonly<Record<string, JsonValue>>;
}

/** Where a state goes: to another, or it is the last one. */
export type Transition = Step | { readonly End: true; readonly Output: JsonValue };

/** `result` is how this state writes what it gave: `$states.result` or a part of it. */
export function transition(edge: Edge, context: GraphContext, result?: Expression): Transition {
  const node = context.node(edge.to);
  if (node.kind !== "end" || node.apart) return step(edge, context, result);
  return { End: true, Output: output(node, context, result) };
}

export function step(edge: Edge, context: GraphContext, result?: Expression): Step {
  const entries = edge.assign.map(({ variable, value }) => {
    const named = context.variables.get(variable);
    if (named === undefined) throw new Error(`variable ${variable} has no name`);
    const kept = stored(withResult(value, result), named.absence, context.variables);
    return [named.name, template(kept, context.variables)] as const;
  });
  return {
    Next: context.stateName(edge.to),
    ...(entries.length > 0 && { Assign: Object.fromEntries(entries) }),
  };
}

/** The value that a graph ends with: validators take an object or an expression. */
export function output(end: EndNode, context: GraphContext, result?: Expression): JsonValue {
  if (end.value === undefined) return "{% null %}";
  const value = withResult(end.value, result);
  const kept = end.optional ? stored(value, "null", context.variables) : value;
  return kept.kind === "object"
    ? template(kept, context.variables)
    : printed(kept, context.variables);
}

function withResult(value: Expression, result: Expression | undefined): Expression {
  if (result === undefined) return value;
  return mapExpression(value, (node) =>
    node.kind === "source" && node.of === "result" ? result : undefined,
  );
}
