import ts from "typescript";
import { isAssignment } from "../../1-load/index.ts";
import {
  array,
  binary,
  block,
  conditional,
  type Expression,
  literal,
  mayFail,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { add, arithmetic, power } from "../expressions/arithmetic.ts";
import { itemOf } from "../expressions/array-literal.ts";
import {
  type ExpressionContext,
  numberValue,
  refuseSyntax,
} from "../expressions/expression-context.ts";
import { isPresent } from "../expressions/once.ts";
import { truthOf } from "../expressions/truth.ts";
import { unwrap } from "../expressions/unwrap.ts";
import { isUpdate, pushOf } from "./assigned.ts";
import { assign, type Body } from "./body.ts";
import { isUnshared } from "./unshared.ts";

/** `x = …`, `x += …`, `x++`, `xs.push(…)`; any other expression has no effect but the error that it may throw. */
export function lowerAssignment(node: ts.ExpressionStatement, body: Body): Expression {
  return lowerEffect(node.expression, body);
}

export function lowerEffect(expression: ts.Expression, body: Body): Expression {
  const node = unwrap(expression);
  const { context } = body;
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind))
    return set(node.left, node, body, (old) => assigned(node, old, context));
  if (isUpdate(node)) return set(node.operand, node, body, (old) => updated(node, old, context));
  const push = pushOf(node);
  if (push) return pushed(push, node, body);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken)
    return lowerEffect(node.left, {
      ...body,
      rest: (inner) => lowerEffect(node.right, { ...body, context: inner }),
    });
  const { expression: value } = context.lower(expression);
  const rest = body.rest(context);
  return mayFail(value) ? block([{ name: context.freshLocal("unused"), value }], rest) : rest;
}

/** Only variables of this very function: a callback can't change what is outside of it. */
function set(
  target: ts.Expression,
  node: ts.Node,
  body: Body,
  change: (old: Value) => Value,
): Expression {
  const { context } = body;
  const name = unwrap(target);
  if (!ts.isIdentifier(name)) {
    const help = "assign a changed copy to the variable: `x = { ...x, a: 1 }`";
    refuseSyntax(context, node, `\`${target.getText()} =\`, which changes a value in place,`, help);
    return body.rest(context);
  }
  const symbol = context.checker.getSymbolAtLocation(name);
  const old = symbol && context.lookup(symbol);
  if (!symbol || !old || !isOfSameFunction(symbol, node)) {
    const help = "return the value, or loop with `for…of`";
    refuseSyntax(
      context,
      node,
      `an assignment to \`${name.text}\` from inside another function`,
      help,
    );
    return body.rest(context);
  }
  const value = change({ ...old, type: context.checker.getTypeAtLocation(name) });
  return assign(body, symbol, value);
}

function isOfSameFunction(symbol: ts.Symbol, node: ts.Node): boolean {
  const declaration = symbol.valueDeclaration;
  return declaration !== undefined && functionAround(declaration) === functionAround(node);
}

function functionAround(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node.parent, ts.isFunctionLike);
}

type Compound = (old: Value, given: Value, node: ts.Node, context: ExpressionContext) => Value;

const compound: { readonly [Kind in ts.SyntaxKind]?: Compound } = {
  [ts.SyntaxKind.PlusEqualsToken]: add,
  [ts.SyntaxKind.MinusEqualsToken]: (old, given, node, context) =>
    arithmetic("-", old, given, node, context),
  [ts.SyntaxKind.AsteriskEqualsToken]: (old, given, node, context) =>
    arithmetic("*", old, given, node, context),
  [ts.SyntaxKind.SlashEqualsToken]: (old, given, node, context) =>
    arithmetic("/", old, given, node, context),
  [ts.SyntaxKind.PercentEqualsToken]: (old, given, node, context) =>
    arithmetic("%", old, given, node, context),
  [ts.SyntaxKind.AsteriskAsteriskEqualsToken]: power,
  [ts.SyntaxKind.QuestionQuestionEqualsToken]: (old, given) =>
    choose(isPresent(old.expression), old, given),
  [ts.SyntaxKind.BarBarEqualsToken]: (old, given, _, context) =>
    choose(truthOf(old, context), old, given),
  [ts.SyntaxKind.AmpersandAmpersandEqualsToken]: (old, given, _, context) => ({
    ...choose(truthOf(old, context), given, old),
    optional: old.optional || given.optional,
  }),
};

function choose(test: Expression, then: Value, otherwise: Value): Value {
  return { ...otherwise, expression: conditional(test, then.expression, otherwise.expression) };
}

function assigned(node: ts.BinaryExpression, old: Value, context: ExpressionContext): Value {
  const given = context.lower(node.right);
  const operate = compound[node.operatorToken.kind];
  if (operate) return operate(old, given, node, context);
  if (node.operatorToken.kind === ts.SyntaxKind.EqualsToken) return given;
  return refuseSyntax(context, node, `\`${node.operatorToken.getText()}\``);
}

function updated(
  node: ts.PostfixUnaryExpression | ts.PrefixUnaryExpression,
  old: Value,
  context: ExpressionContext,
): Value {
  const operator = node.operator === ts.SyntaxKind.PlusPlusToken ? "+" : "-";
  const one = literal(1);
  if (old.optional) return arithmetic(operator, old, numberValue(one, context), node, context);
  return numberValue(binary(operator, old.expression, one), context);
}

/** `xs.push(a)`: the variable holds a longer copy. */
function pushed(
  push: NonNullable<ReturnType<typeof pushOf>>,
  node: ts.Node,
  body: Body,
): Expression {
  const { context } = body;
  const symbol = context.checker.getSymbolAtLocation(push.receiver);
  if (!symbol || !isUnshared(symbol, context.checker)) {
    const name = push.receiver.text;
    refuseSyntax(
      context,
      node,
      `\`${name}.push\`, which changes an array in place,`,
      `write \`${name} = [...${name}, item]\``,
    );
    return body.rest(context);
  }
  return set(push.receiver, node, body, (old) => {
    const items = push.arguments.map((each) =>
      ts.isSpreadElement(each)
        ? { value: context.lower(each.expression).expression, spread: true as const }
        : itemOf(context.lower(each), each, context),
    );
    return { ...old, expression: array([{ value: old.expression, spread: true }, ...items]) };
  });
}
