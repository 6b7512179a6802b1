import ts from "typescript";
import { plainExpression } from "../../1-load/index.ts";
import { literal } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { type ExpressionContext, refuseSyntax } from "../expressions/expression-context.ts";
import { restOfItems } from "../expressions/rest-of-items.ts";
import { shortText } from "../origins.ts";
import { itemAt, memberNamed, restOfMembers } from "../patterns/parts.ts";
import { withDefault } from "../patterns/with-default.ts";

/** A target in a pattern of assignment, and its part of the value. */
export interface Part {
  readonly target: ts.Expression;
  value(context: ExpressionContext): Value;
}

export type AssignedPattern = ts.ArrayLiteralExpression | ts.ObjectLiteralExpression;

export function isPattern(node: ts.Expression): node is AssignedPattern {
  return ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node);
}

/** The targets of `[a, { b }] = whole`, in order. */
export function partsOf(
  pattern: AssignedPattern,
  whole: Value,
  context: ExpressionContext,
): readonly Part[] {
  const parts = ts.isArrayLiteralExpression(pattern)
    ? itemParts(pattern, whole)
    : memberParts(pattern, whole, context);
  return parts.flatMap((part) => {
    const inner = plainExpression(part.target);
    return isPattern(inner) ? partsOf(inner, part.value(context), context) : [part];
  });
}

function itemParts(pattern: ts.ArrayLiteralExpression, list: Value): readonly Part[] {
  return pattern.elements.flatMap((element, at): readonly Part[] => {
    if (ts.isOmittedExpression(element)) return [];
    if (!ts.isSpreadElement(element)) {
      return [withInitializer(element, (inner) => itemAt(list, at, element, inner))];
    }
    const target = element.expression;
    return [{ target, value: (inner) => restOfItems(list, at, target, inner) }];
  });
}

function memberParts(
  pattern: ts.ObjectLiteralExpression,
  object: Value,
  context: ExpressionContext,
): readonly Part[] {
  return pattern.properties.flatMap((property): readonly Part[] => {
    if (ts.isShorthandPropertyAssignment(property)) {
      const { name, objectAssignmentInitializer: initializer } = property;
      const value = (inner: ExpressionContext) =>
        withDefault(memberNamed(object, name.text, name, inner), initializer, name, inner);
      return [{ target: name, value }];
    }
    if (ts.isPropertyAssignment(property) && !ts.isComputedPropertyName(property.name)) {
      const { text } = property.name;
      return [
        withInitializer(property.initializer, (inner) =>
          memberNamed(object, text, property, inner),
        ),
      ];
    }
    const names = namesBefore(pattern, property);
    if (ts.isSpreadAssignment(property) && names) {
      const target = property.expression;
      return [
        { target, value: (inner) => restOfMembers(object, names.map(literal), target, inner) },
      ];
    }
    refuseSyntax(context, property, `\`${shortText(property)}\` in a pattern`);
    return [];
  });
}

/** The names of the members before the rest; undefined where one is computed. */
function namesBefore(
  pattern: ts.ObjectLiteralExpression,
  rest: ts.ObjectLiteralElementLike,
): readonly string[] | undefined {
  const names = pattern.properties
    .filter((each) => each !== rest)
    .map(({ name }) => (name && !ts.isComputedPropertyName(name) ? name.text : undefined));
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** `[a = 1] = …` */
function withInitializer(element: ts.Expression, value: Part["value"]): Part {
  const isDefault =
    ts.isBinaryExpression(element) && element.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (!isDefault) return { target: element, value };
  return {
    target: element.left,
    value: (context) => withDefault(value(context), element.right, element.left, context),
  };
}
