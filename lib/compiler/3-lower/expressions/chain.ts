import ts from "typescript";
import { block, conditional, type Expression, nullable } from "../../jsonata/index.ts";
import { callableOf } from "../callables/callable-of.ts";
import type { Value } from "../context.ts";
import { accessElement, accessMember } from "./access.ts";
import { lowerCall } from "./call.ts";
import { type ExpressionContext, typedValue } from "./expression-context.ts";
import { mayBe, nullish, nullKind } from "./kinds.ts";
import { lowerMethodCall } from "./method-call.ts";
import { isPresent, once } from "./once.ts";

type Link = ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression;

/** `a?.b.c`, `a?.[i]`, `a?.b()`: when what stands before `?.` is null or undefined, the whole chain is undefined. */
export function lowerChain(node: Link, context: ExpressionContext): Value {
  if (ts.isCallExpression(node) && callableOf(node.expression, context.functions)) {
    return lowerCall(node, context);
  }
  const value = follow(node, context, (whole) => whole);
  return typedValue(
    value.expression,
    context.checker.getTypeAtLocation(node),
    context,
    value.optional,
  );
}

function follow(
  node: ts.Expression,
  context: ExpressionContext,
  rest: (value: Value) => Value,
): Value {
  if (!isLink(node)) return rest(context.lower(node));
  const before = startOf(node);
  return follow(before, context, (base) =>
    hasQuestion(node)
      ? shortCircuit(base, context, (present) => rest(step(node, present, context)))
      : rest(step(node, base, context)),
  );
}

function isLink(node: ts.Expression): node is Link {
  return (
    (ts.isPropertyAccessExpression(node) ||
      ts.isElementAccessExpression(node) ||
      ts.isCallExpression(node)) &&
    (node.flags & ts.NodeFlags.OptionalChain) !== 0
  );
}

/** A method's call and its name are one link. */
function startOf(node: Link): ts.Expression {
  return ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)
    ? node.expression.expression
    : node.expression;
}

function hasQuestion(node: Link): boolean {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    return node.expression.questionDotToken !== undefined;
  }
  return node.questionDotToken !== undefined;
}

function step(node: Link, base: Value, context: ExpressionContext): Value {
  if (ts.isPropertyAccessExpression(node)) return accessMember(base, node.name.text, node, context);
  if (ts.isElementAccessExpression(node)) {
    return accessElement(base, context.lower(node.argumentExpression), node, context);
  }
  return lowerMethodCall(node, base, context);
}

function shortCircuit(
  base: Value,
  context: ExpressionContext,
  use: (present: Value) => Value,
): Value {
  if (!mayBe(base, nullish, context)) return use(base);
  const known = knownWhenPresent(base, context, use);
  if (known) return known;
  const type = context.checker.getNonNullableType(base.type);
  let result: Value | undefined;
  const expression = once(nullable(base.expression), "value", context, (value) => {
    result = use({ expression: value, type, optional: false });
    const mayBeNull = mayBe(base, nullKind, context);
    return isPathFrom(result.expression, value, mayBeNull)
      ? result.expression
      : conditional(isPresent(value), result.expression);
  });
  return { expression, type: result?.type ?? type, optional: true };
}

/** `(test ? value : null)?.a` is `test ? value.a`. */
function knownWhenPresent(
  { expression, type }: Value,
  context: ExpressionContext,
  use: (present: Value) => Value,
): Value | undefined {
  const body = expression.kind === "block" ? expression.body : undefined;
  if (expression.kind !== "block" || body?.kind !== "conditional") return undefined;
  if (body.otherwise?.kind !== "literal" || body.otherwise.value !== null) return undefined;
  if (body.then.kind !== "array") return undefined;
  const present = context.checker.getNonNullableType(type);
  const result = use({ expression: body.then, type: present, optional: false });
  return {
    expression: block(expression.bindings, conditional(body.test, result.expression)),
    type: result.type,
    optional: true,
  };
}

/** Members of null and of undefined are undefined in JSONata, so a plain path needs no test; but `null[0]` is null. */
function isPathFrom(expression: Expression, start: Expression, mayBeNull: boolean): boolean {
  if (expression === start) return true;
  if (expression.kind === "member") return isPathFrom(expression.object, start, mayBeNull);
  return (
    expression.kind === "index" &&
    expression.index.kind === "literal" &&
    !(mayBeNull && expression.array === start) &&
    isPathFrom(expression.array, start, mayBeNull)
  );
}
