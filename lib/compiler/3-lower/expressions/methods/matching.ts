import ts from "typescript";
import {
  array,
  binary,
  block,
  call,
  conditional,
  type Expression,
  index,
  lambda,
  literal,
  local,
  member,
  sequence,
} from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { booleanValue, type ExpressionContext, numberValue } from "../expression-context.ts";
import {
  type Pattern,
  patternOf,
  refusePattern,
  regularExpressionOf,
} from "../regular-expression/pattern-of.ts";
import { type Call, type Method, refuseCall, required, result } from "./method.ts";

/** Methods of texts that take a regular expression. */
export const matchingMethods: readonly (readonly [string, Method])[] = [
  ["match", match],
  ["matchAll", matchAll],
  ["search", search],
];

/** `/a/.test(text)`, `/a/.exec(text)` */
export function lowerPatternCall(
  node: ts.CallExpression,
  literalNode: ts.RegularExpressionLiteral,
  name: string,
  context: ExpressionContext,
): Value {
  const own: Call = { node, context, arguments: node.arguments };
  const pattern = patternOf(literalNode, receiverOf(node), context);
  const text = required(own, 0);
  if (pattern === undefined) return result(own, literal(null));
  if (pattern.isGlobal)
    refusePattern(
      literalNode,
      receiverOf(node),
      "has the flag `g`, with which it counts its calls",
      context,
    );
  if (name === "test")
    return booleanValue(call("contains", text.expression, pattern.expression), context);
  if (name === "exec")
    return result(own, firstMatch(text.expression, takingText(pattern, context), context));
  return refuseCall(own, "of a regular expression");
}

function receiverOf({ expression }: ts.CallExpression): ts.Node {
  return ts.isPropertyAccessExpression(expression) ? expression.expression : expression;
}

/** The pattern that an argument is, or names. */
export function patternArgument(own: Call, at: number): Pattern | undefined {
  const node = own.arguments[at];
  const found = node && regularExpressionOf(node, own.context);
  return found && patternOf(found, node, own.context);
}

/** JSONata ends with an error where a match takes no character. */
export function takingText(pattern: Pattern, context: ExpressionContext): Pattern {
  if (pattern.mayBeEmpty)
    refusePattern(pattern.node, pattern.place, "may match no character at all", context);
  return pattern;
}

function match(receiver: Value, own: Call): Value {
  const pattern = patternArgument(own, 0);
  if (pattern === undefined) return refuseWithout(own);
  takingText(pattern, own.context);
  if (!pattern.isGlobal) return result(own, firstMatch(receiver.expression, pattern, own.context));
  const name = own.context.freshLocal("found");
  const all = call("match", receiver.expression, pattern.expression);
  const texts = sequence({ kind: "filter", of: all, member: "match" });
  const some = binary(">", call("count", local(name)), literal(0));
  return result(
    own,
    block([{ name, value: texts }], conditional(some, local(name), literal(null))),
  );
}

/** The match and its groups, or null. A group that is left out is null in the array. */
function firstMatch(text: Expression, pattern: Pattern, context: ExpressionContext): Expression {
  const name = context.freshLocal("found");
  const found = index(call("match", text, pattern.expression, literal(1)), 0);
  return block(
    [{ name, value: found }],
    conditional(call("exists", local(name)), partsOf(local(name), pattern), literal(null)),
  );
}

function partsOf(found: Expression, { captures }: Pattern): Expression {
  const groups = captures.map((optional, at) => {
    const group = index(member(found, "groups"), at);
    return { value: optional ? conditional(call("exists", group), group, literal(null)) : group };
  });
  return array([{ value: member(found, "match") }, ...groups]);
}

function matchAll(receiver: Value, own: Call): Value {
  const { context } = own;
  const pattern = patternArgument(own, 0);
  if (pattern === undefined) return refuseWithout(own);
  takingText(pattern, context);
  const name = context.freshLocal("found");
  const each = lambda([name], partsOf(local(name), pattern));
  const all = call("match", receiver.expression, pattern.expression);
  return result(own, sequence(call("map", all, each), true));
}

function search(receiver: Value, own: Call): Value {
  const { context } = own;
  const pattern = patternArgument(own, 0);
  if (pattern === undefined) return refuseWithout(own);
  const name = context.freshLocal("found");
  const { expression } = takingText(pattern, context);
  const found = index(call("match", receiver.expression, expression, literal(1)), 0);
  const place = conditional(call("exists", local(name)), member(local(name), "index"), literal(-1));
  return numberValue(block([{ name, value: found }], place), context);
}

function refuseWithout(own: Call): Value {
  const [node] = own.arguments;
  if (node && regularExpressionOf(node, own.context)) return result(own, literal(null));
  return refuseCall(own, "with anything but a regular expression that is written out");
}
