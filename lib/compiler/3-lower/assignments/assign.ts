import ts from "typescript";
import { plainExpression, symbolOf } from "../../1-load/index.ts";
import type { Assignment } from "../../ir/index.ts";
import { read, type VariableId } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { hold } from "../bind-names.ts";
import type { LowerContext, Value } from "../context.ts";
import { lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { elementOf, memberValue, withDefault } from "../patterns.ts";
import { type Place, refuse } from "../place.ts";
import { type Access, updated } from "./updated.ts";

/** What a target of assignment sets: a variable, or a member of the value that it holds. */
export interface Target {
  readonly variable: VariableId;
  readonly root: ts.Identifier;
  readonly path: readonly Access[];
}

/** The target that an expression is; reports what can't be one. */
export function targetOf(node: ts.Expression, place: Place): Target | undefined {
  const path: Access[] = [];
  let root = plainExpression(node);
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) {
    path.unshift(root);
    root = plainExpression(root.expression);
  }
  const symbol = ts.isIdentifier(root) ? symbolOf(place.flow.checker, root) : undefined;
  const variable = symbol && place.scope.variableOf(symbol);
  if (variable !== undefined && ts.isIdentifier(root)) return { variable, root, path };
  const construct = `an assignment to \`${shortText(node)}\``;
  refuse(place, "NG1000", node, { construct }, "assign a variable of the flow");
  return undefined;
}

/** `target = value`, also of patterns. */
export function assign(
  node: ts.Expression,
  value: Value,
  place: Place,
  context: LowerContext,
): readonly Assignment[] {
  const target = plainExpression(node);
  if (ts.isArrayLiteralExpression(target)) return assignPattern(target, value, place, context);
  if (ts.isObjectLiteralExpression(target)) return assignPattern(target, value, place, context);
  const found = targetOf(target, place);
  return found ? setTarget(found, value, place, context) : [];
}

export function setTarget(
  target: Target,
  value: Value,
  place: Place,
  context: LowerContext,
): readonly Assignment[] {
  const whole = lowerExpression(target.root, context);
  const changed = updated(whole, target.path, value, context);
  return assignment(place, target.variable, changed.expression, target.root);
}

/** `[a, b] = [b, a]`: the right side is evaluated before anything is set. */
function assignPattern(
  pattern: ts.ArrayLiteralExpression | ts.ObjectLiteralExpression,
  value: Value,
  place: Place,
  context: LowerContext,
): readonly Assignment[] {
  const held = holdParts(value, pattern, place);
  const parts = ts.isArrayLiteralExpression(pattern)
    ? itemTargets(pattern, held.value, context)
    : memberTargets(pattern, held.value, place, context);
  return [
    ...held.assign,
    ...parts.flatMap((part) => assign(part.target, part.value, place, context)),
  ];
}

/** A list that is written out is held item by item. */
function holdParts(value: Value, node: ts.Node, place: Place) {
  const { expression } = value;
  if (expression.kind !== "array" || expression.items.some((item) => item.spread)) {
    const held = hold(value, place);
    return { value: held.value, assign: assignment(place, held.variable, expression, node) };
  }
  const held = expression.items.map((item) => ({
    item,
    variable: place.flow.variables.declare("value", item.optional ? "boxed" : "never"),
  }));
  const items = held.map(({ item, variable }) => ({ ...item, value: read(variable) }));
  return {
    value: { ...value, expression: { ...expression, items } },
    assign: held.flatMap(({ item, variable }) => assignment(place, variable, item.value, node)),
  };
}

interface Part {
  readonly target: ts.Expression;
  readonly value: Value;
}

function itemTargets(
  pattern: ts.ArrayLiteralExpression,
  list: Value,
  context: LowerContext,
): readonly Part[] {
  return pattern.elements.flatMap((element, at): readonly Part[] => {
    if (ts.isOmittedExpression(element)) return [];
    return [withInitializer(element, elementOf(list, at, context), context)];
  });
}

function memberTargets(
  pattern: ts.ObjectLiteralExpression,
  object: Value,
  place: Place,
  context: LowerContext,
): readonly Part[] {
  return pattern.properties.flatMap((property): readonly Part[] => {
    if (ts.isShorthandPropertyAssignment(property)) {
      const value = memberValue(object, property.name.text, context);
      const given = withDefault(value, property.objectAssignmentInitializer, context);
      return [{ target: property.name, value: given }];
    }
    if (ts.isPropertyAssignment(property) && !ts.isComputedPropertyName(property.name)) {
      const value = memberValue(object, property.name.text, context);
      return [withInitializer(property.initializer, value, context)];
    }
    refuse(place, "NG1000", property, { construct: `\`${shortText(property)}\` in a pattern` });
    return [];
  });
}

/** `[a = 1] = …` */
function withInitializer(element: ts.Expression, value: Value, context: LowerContext): Part {
  const isDefault =
    ts.isBinaryExpression(element) && element.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isDefault
    ? { target: element.left, value: withDefault(value, element.right, context) }
    : { target: element, value };
}
