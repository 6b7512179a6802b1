import ts from "typescript";
import { isAssignment, isStep, plainExpression } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import { literal, mayFail } from "../../jsonata/index.ts";
import { applyOperator } from "../apply-operator.ts";
import { assignment } from "../assignment.ts";
import { assign, setTarget, targetOf } from "../assignments/assign.ts";
import { lowerCompound } from "../assignments/compound.ts";
import { mutated } from "../assignments/mutation.ts";
import { withoutMember } from "../assignments/updated.ts";
import { evaluate } from "../awaits/evaluate.ts";
import { hold } from "../bind-names.ts";
import { assigning } from "../edges.ts";
import { lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { contextAt, type Place, refuse } from "../place.ts";

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
  if (ts.isBinaryExpression(node)) return lowerBinary(node, next, place);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return isStep(node.operator) ? lowerStep(node, next, place) : lowerUnused(node, next, place);
  }
  if (ts.isDeleteExpression(node)) return lowerDelete(node, next, place);
  return ts.isCallExpression(node)
    ? lowerCallEffect(node, next, place)
    : lowerUnused(node, next, place);
}

function lowerBinary(node: ts.BinaryExpression, next: Edge, place: Place): Edge {
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.CommaToken) {
    return lowerEffect(node.left, lowerEffect(node.right, next, place), place);
  }
  if (operator === ts.SyntaxKind.EqualsToken) return lowerAssignment(node, next, place);
  return isAssignment(operator) ? lowerCompound(node, next, place) : lowerUnused(node, next, place);
}

function lowerAssignment(node: ts.BinaryExpression, next: Edge, place: Place): Edge {
  const simple = plainExpression(node.left);
  const into = ts.isIdentifier(simple) ? targetOf(simple, place)?.variable : undefined;
  return evaluate(
    node.right,
    place,
    (context) => {
      const value = lowerExpression(node.right, context);
      return assigning(assign(node.left, value, place, context), next);
    },
    into === undefined ? {} : { into },
  );
}

/** `x++` */
function lowerStep(
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  next: Edge,
  place: Place,
): Edge {
  const target = targetOf(node.operand, place);
  if (target === undefined) return next;
  const context = contextAt(place);
  const operator =
    node.operator === ts.SyntaxKind.PlusPlusToken
      ? ts.SyntaxKind.PlusToken
      : ts.SyntaxKind.MinusToken;
  const one = { expression: literal(1), type: context.checker.getNumberType(), optional: false };
  const value = applyOperator(operator, lowerExpression(node.operand, context), one, node, context);
  return assigning(setTarget(target, value, place, context), next);
}

function lowerDelete(node: ts.DeleteExpression, next: Edge, place: Place): Edge {
  const target = targetOf(node.expression, place);
  const owner = target?.path.at(-1);
  if (target === undefined || owner === undefined || !ts.isPropertyAccessExpression(owner)) {
    refuse(place, "NG1000", node, { construct: `\`${shortText(node)}\`` });
    return next;
  }
  const context = contextAt(place);
  const whole = lowerExpression(owner.expression, context);
  const rest = withoutMember(whole.expression, literal(owner.name.text), context);
  const kept = { ...whole, expression: merged(rest) };
  const above = { ...target, path: target.path.slice(0, -1) };
  return assigning(setTarget(above, kept, place, context), next);
}

function merged(object: ReturnType<typeof withoutMember>) {
  const items = [{ value: object, optional: true }] as const;
  return { kind: "call", callee: "merge", arguments: [{ kind: "array", items }] } as const;
}

/** `list.push(item)` changes the variable; any other call does nothing but give a value. */
function lowerCallEffect(node: ts.CallExpression, next: Edge, place: Place): Edge {
  const callee = plainExpression(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return lowerUnused(node, next, place);
  const owner = place.flow.checker.getTypeAtLocation(callee.expression);
  if (!place.flow.checker.isArrayLikeType(owner)) return lowerUnused(node, next, place);
  return evaluate(node, place, (context) => {
    const list = lowerExpression(callee.expression, context);
    const changed = mutated(list, node, callee.name.text, context);
    const target = changed && targetOf(callee.expression, place);
    if (!changed || !target) return lowerUnused(node, next, place);
    const value = { ...list, expression: changed };
    return assigning(setTarget(target, value, place, context), next);
  });
}

/** Nobody reads the value: only awaits in it do anything, and the error that it may throw. */
function lowerUnused(node: ts.Expression, next: Edge, place: Place): Edge {
  const use = (context: ReturnType<typeof contextAt>): Edge => {
    if (context.replaced.has(node)) return next;
    const value = lowerExpression(node, context);
    if (mayFail(value.expression)) {
      const { variable } = hold(value, place);
      return assigning(assignment(place, variable, value.expression, node), next);
    }
    return next;
  };
  return evaluate(node, place, use, { unused: true });
}
