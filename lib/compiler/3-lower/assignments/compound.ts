import ts from "typescript";
import type { Edge } from "../../ir/index.ts";
import { binary, type Expression, literal } from "../../jsonata/index.ts";
import { applyOperator, type Operator } from "../apply-operator.ts";
import { evaluate } from "../awaits/evaluate.ts";
import type { LowerContext } from "../context.ts";
import { assigning, goTo } from "../edges.ts";
import { lowerCondition, lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { contextAt, originAt, type Place, refuse } from "../place.ts";
import { setTarget, targetOf } from "./assign.ts";

/** `x += e`, `x ??= e` */
export function lowerCompound(node: ts.BinaryExpression, next: Edge, place: Place): Edge {
  const target = targetOf(node.left, place);
  if (target === undefined) return next;
  const operator = node.operatorToken.kind;
  if (LAZY.has(operator)) return lowerLazy(node, next, place);
  const plain = OPERATORS.get(operator);
  if (plain === undefined) {
    refuse(place, "NG1000", node, { construct: `\`${node.operatorToken.getText()}\`` });
    return next;
  }
  return evaluate(node.right, place, (context) => {
    const left = lowerExpression(node.left, context);
    const right = lowerExpression(node.right, context);
    const value = applyOperator(plain, left, right, node, context);
    return assigning(setTarget(target, value, place, context), next);
  });
}

const OPERATORS: ReadonlyMap<ts.SyntaxKind, Operator> = new Map([
  [ts.SyntaxKind.PlusEqualsToken, ts.SyntaxKind.PlusToken],
  [ts.SyntaxKind.MinusEqualsToken, ts.SyntaxKind.MinusToken],
  [ts.SyntaxKind.AsteriskEqualsToken, ts.SyntaxKind.AsteriskToken],
  [ts.SyntaxKind.SlashEqualsToken, ts.SyntaxKind.SlashToken],
  [ts.SyntaxKind.PercentEqualsToken, ts.SyntaxKind.PercentToken],
  [ts.SyntaxKind.AsteriskAsteriskEqualsToken, ts.SyntaxKind.AsteriskAsteriskToken],
]);

const LAZY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
]);

/** `x ??= e` is `if (x == null) x = e`: `e` may await. */
function lowerLazy(node: ts.BinaryExpression, next: Edge, place: Place): Edge {
  const target = targetOf(node.left, place);
  if (target === undefined) return next;
  const assigned = evaluate(node.right, place, (context) => {
    const value = lowerExpression(node.right, context);
    return assigning(setTarget(target, value, place, context), next);
  });
  const isOr = node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandEqualsToken;
  const choice = {
    kind: "choice",
    origin: originAt(place, node, shortText(node)),
    rules: [{ test: keeps(node, contextAt(place)), edge: isOr ? next : assigned }],
    otherwise: isOr ? assigned : next,
  } as const;
  return goTo(place.graph.add(choice));
}

/** Whether the left side counts as there: not null for `??=`, true for the others. */
function keeps(node: ts.BinaryExpression, context: LowerContext): Expression {
  return node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionEqualsToken
    ? binary("!=", lowerExpression(node.left, context).expression, literal(null))
    : lowerCondition(node.left, context);
}
