import ts from "typescript";
import { plainExpression, symbolOf } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import { mayFail } from "../../jsonata/index.ts";
import { assignment, change } from "../assignment.ts";
import { evaluate } from "../awaits/evaluate.ts";
import { hold } from "../bind-names.ts";
import type { LowerContext } from "../context.ts";
import { assigning } from "../edges.ts";
import { lowerExpression } from "../expressions/index.ts";
import type { Place } from "../place.ts";

export function lowerExpressionStatement(
  node: ts.ExpressionStatement,
  next: Edge,
  place: Place,
): Edge {
  return lowerEffect(node.expression, next, place);
}

/** An expression for what it does, not for its value. */
export function lowerEffect(expression: ts.Expression, next: Edge, place: Place): Edge {
  const node = plainExpression(expression);
  if (ts.isVoidExpression(node)) return lowerEffect(node.expression, next, place);
  if (!ts.isBinaryExpression(node)) return lowerUnused(node, next, place);
  if (node.operatorToken.kind === ts.SyntaxKind.CommaToken) {
    return lowerEffect(node.left, lowerEffect(node.right, next, place), place);
  }
  const isSet = node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isSet && ts.isIdentifier(plainExpression(node.left))
    ? lowerSet(node, next, place)
    : lowerUnused(node, next, place);
}

/** `x = …`: a step gives its result to the variable itself. */
function lowerSet(node: ts.BinaryExpression, next: Edge, place: Place): Edge {
  const symbol = symbolOf(place.flow.checker, plainExpression(node.left));
  const into = symbol && place.scope.variableOf(symbol);
  if (into === undefined) return lowerUnused(node, next, place);
  return evaluate(
    node.right,
    place,
    (context) => {
      const { expression } = lowerExpression(node.right, context);
      return assigning(change(place, into, expression, node.left), next);
    },
    { into },
  );
}

/** Nobody reads the value: only awaits and changes of variables in it do anything, and the error that it may throw. */
function lowerUnused(node: ts.Expression, next: Edge, place: Place): Edge {
  const use = (context: LowerContext): Edge => {
    if (context.replaced.has(node)) return next;
    const value = lowerExpression(node, context);
    if (!mayFail(value.expression)) return next;
    const { variable } = hold(value, place);
    return assigning(assignment(place, variable, value.expression, node), next);
  };
  return evaluate(node, place, use, { unused: true });
}
