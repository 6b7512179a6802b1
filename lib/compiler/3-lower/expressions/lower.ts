import ts from "typescript";
import { literal } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { accessElement, accessMember } from "./access.ts";
import { lowerArrayLiteral } from "./array-literal.ts";
import { lowerBinary } from "./binary.ts";
import { lowerCall, namespaceConstant } from "./call.ts";
import { lowerChain } from "./chain.ts";
import { lowerConditional } from "./conditional.ts";
import { lowerDistinct } from "./distinct.ts";
import {
  type ExpressionContext,
  presentAt,
  refuse,
  refuseSyntax,
  settled,
  typedValue,
} from "./expression-context.ts";
import { lowerIdentifier } from "./identifier.ts";
import { lowerKeyword, lowerNumber, lowerString, lowerVoid } from "./literal.ts";
import { lowerObjectLiteral } from "./object-literal.ts";
import { lowerTaggedTemplate, lowerTemplate } from "./template.ts";
import { lowerPostfix, lowerPrefix, lowerTypeof } from "./unary.ts";

/** One expression, by its kind. */
export function lowerNode(node: ts.Expression, context: ExpressionContext): Value {
  const replacement = context.replaced.get(node);
  if (replacement !== undefined) return replacement;
  const lower = table.get(node.kind);
  if (lower !== undefined) return lower(node, context);
  return refuseSyntax(context, node, names.get(node.kind) ?? `\`${firstLine(node)}\``);
}

type Lower = (node: ts.Expression, context: ExpressionContext) => Value;

/** A table entry that TypeScript's own guard makes typed. */
function kind<N extends ts.Expression>(
  is: (node: ts.Node) => node is N,
  lower: (node: N, context: ExpressionContext) => Value,
): Lower {
  return (node, context) => {
    if (!is(node)) throw new Error(`no ${ts.SyntaxKind[node.kind]}`);
    return lower(node, context);
  };
}

const table: ReadonlyMap<ts.SyntaxKind, Lower> = new Map([
  [ts.SyntaxKind.StringLiteral, kind(ts.isStringLiteralLike, lowerString)],
  [ts.SyntaxKind.NoSubstitutionTemplateLiteral, kind(ts.isStringLiteralLike, lowerString)],
  [
    ts.SyntaxKind.RegularExpressionLiteral,
    kind(ts.isRegularExpressionLiteral, lowerRegularExpression),
  ],
  [ts.SyntaxKind.NumericLiteral, kind(ts.isNumericLiteral, lowerNumber)],
  [ts.SyntaxKind.TrueKeyword, lowerKeyword],
  [ts.SyntaxKind.FalseKeyword, lowerKeyword],
  [ts.SyntaxKind.NullKeyword, lowerKeyword],
  [ts.SyntaxKind.VoidExpression, kind(ts.isVoidExpression, lowerVoid)],
  [ts.SyntaxKind.TemplateExpression, kind(ts.isTemplateExpression, lowerTemplate)],
  [
    ts.SyntaxKind.TaggedTemplateExpression,
    kind(ts.isTaggedTemplateExpression, lowerTaggedTemplate),
  ],
  [ts.SyntaxKind.Identifier, kind(ts.isIdentifier, lowerIdentifier)],
  [ts.SyntaxKind.PropertyAccessExpression, kind(ts.isPropertyAccessExpression, lowerProperty)],
  [ts.SyntaxKind.ElementAccessExpression, kind(ts.isElementAccessExpression, lowerElement)],
  [ts.SyntaxKind.CallExpression, kind(ts.isCallExpression, lowerAnyCall)],
  [ts.SyntaxKind.ArrayLiteralExpression, kind(ts.isArrayLiteralExpression, lowerArrayLiteral)],
  [ts.SyntaxKind.ObjectLiteralExpression, kind(ts.isObjectLiteralExpression, lowerObjectLiteral)],
  [ts.SyntaxKind.BinaryExpression, kind(ts.isBinaryExpression, lowerBinary)],
  [ts.SyntaxKind.AwaitExpression, kind(ts.isAwaitExpression, lowerAwait)],
  [ts.SyntaxKind.PrefixUnaryExpression, kind(ts.isPrefixUnaryExpression, lowerPrefix)],
  [ts.SyntaxKind.PostfixUnaryExpression, kind(ts.isPostfixUnaryExpression, lowerPostfix)],
  [ts.SyntaxKind.TypeOfExpression, kind(ts.isTypeOfExpression, lowerTypeof)],
  [ts.SyntaxKind.ConditionalExpression, kind(ts.isConditionalExpression, lowerConditional)],
  [ts.SyntaxKind.ParenthesizedExpression, kind(ts.isParenthesizedExpression, lowerInner)],
  [ts.SyntaxKind.AsExpression, kind(ts.isAsExpression, lowerAssertion)],
  [ts.SyntaxKind.SatisfiesExpression, kind(ts.isSatisfiesExpression, lowerInner)],
  [ts.SyntaxKind.TypeAssertionExpression, kind(ts.isTypeAssertionExpression, lowerAssertion)],
  [ts.SyntaxKind.NonNullExpression, kind(ts.isNonNullExpression, lowerInner)],
  [ts.SyntaxKind.NewExpression, kind(ts.isNewExpression, lowerDistinct)],
]);

const names: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.ThisKeyword, "`this`"],
  [ts.SyntaxKind.DeleteExpression, "`delete`"],
  [ts.SyntaxKind.BigIntLiteral, "a BigInt"],
  [ts.SyntaxKind.YieldExpression, "`yield`"],
  [ts.SyntaxKind.ArrowFunction, "a function as a value"],
  [ts.SyntaxKind.FunctionExpression, "a function as a value"],
  [ts.SyntaxKind.ClassExpression, "a class"],
]);

function firstLine(node: ts.Node): string {
  return node.getText().split("\n")[0] ?? "";
}

/** A constant of an enum, a member, a chain. */
function lowerProperty(node: ts.PropertyAccessExpression, context: ExpressionContext): Value {
  const constant = context.checker.getConstantValue(node);
  if (constant !== undefined) return presentAt(node, literal(constant), context);
  const known = namespaceConstant(node, context);
  if (known !== undefined) return presentAt(node, literal(known), context);
  if (node.flags & ts.NodeFlags.OptionalChain) return lowerChain(node, context);
  return accessMember(context.lower(node.expression), node.name.text, node, context);
}

function lowerElement(node: ts.ElementAccessExpression, context: ExpressionContext): Value {
  if (node.flags & ts.NodeFlags.OptionalChain) return lowerChain(node, context);
  const object = context.lower(node.expression);
  return accessElement(object, context.lower(node.argumentExpression), node, context);
}

/** Where a method takes it, it isn't lowered by itself. */
function lowerRegularExpression(
  node: ts.RegularExpressionLiteral,
  context: ExpressionContext,
): Value {
  const reason = "is a value here, and a flow's values are JSON";
  return refuse(context, node, "NG1010", { pattern: node.text, reason });
}

function lowerAnyCall(node: ts.CallExpression, context: ExpressionContext): Value {
  if (node.flags & ts.NodeFlags.OptionalChain) return lowerChain(node, context);
  return lowerCall(node, context);
}

/** Where nothing is waited for, a promise's value is what it settles to. */
function lowerAwait(node: ts.AwaitExpression, context: ExpressionContext): Value {
  return settled(context.lower(node.expression), context);
}

function lowerInner(
  node: ts.ParenthesizedExpression | ts.SatisfiesExpression | ts.NonNullExpression,
  context: ExpressionContext,
): Value {
  return context.lower(node.expression);
}

/** What the author says about the type counts, but not against absence that is known. */
function lowerAssertion(
  node: ts.AsExpression | ts.TypeAssertion,
  context: ExpressionContext,
): Value {
  const value = context.lower(node.expression);
  const type = context.checker.getTypeAtLocation(node);
  if (value.caught) return { ...value, type };
  const wasAny = (value.type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
  return typedValue(value.expression, type, context, value.optional && !wasAny);
}
