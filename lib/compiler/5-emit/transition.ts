import type { JsonValue } from "../../asl/index.ts";
import type { AnswerCheck, Edge, EndNode } from "../ir/index.ts";
import { conditional, type Expression, literal, mapExpression, raise } from "../jsonata/index.ts";
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

/** How a state writes what it gave: `$states.result`, a part of it, or what it makes of an expression that reads it. */
export type Result = Expression | ((value: Expression) => Expression);

/** @param check of the result: an error instead of what it is for, if it is wrong */
export function transition(
  edge: Edge,
  context: GraphContext,
  result?: Result,
  check?: AnswerCheck,
): Transition {
  const node = context.node(edge.to);
  if (node.kind !== "end" || node.apart) return held(step(edge, context, result), check, context);
  const given: Result | undefined = check
    ? (value) => conditional(check.wrong, raise(check.message), withResult(value, result))
    : result;
  return { End: true, Output: output(node, context, given) };
}

function held(way: Step, check: AnswerCheck | undefined, { variables }: GraphContext): Step {
  const name = check && variables.get(check.held)?.name;
  if (check === undefined || name === undefined) return way;
  const value = conditional(check.wrong, raise(check.message), literal(null));
  return { ...way, Assign: { ...way.Assign, [name]: printed(value, variables) } };
}

export function step(edge: Edge, context: GraphContext, result?: Result): Step {
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
export function output(end: EndNode, context: GraphContext, result?: Result): JsonValue {
  if (end.value === undefined) return "{% null %}";
  const value = withResult(end.value, result);
  const kept = end.optional ? stored(value, "null", context.variables) : value;
  return kept.kind === "object"
    ? template(kept, context.variables)
    : printed(kept, context.variables);
}

function withResult(value: Expression, result: Result | undefined): Expression {
  if (result === undefined) return value;
  if (typeof result === "function") return result(value);
  return mapExpression(value, (node) =>
    node.kind === "source" && node.of === "result" ? result : undefined,
  );
}
