import ts from "typescript";
import { functionMembers, isConst, wrappedExpression } from "../../1-load/index.ts";
import {
  absent,
  array,
  binary,
  call,
  conditional,
  type Expression,
  lambda,
  list,
  literal,
  local,
  not,
  nullable,
  type ObjectMember,
  object,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { type ExpressionContext, presentAt, refuseSyntax } from "./expression-context.ts";
import { isOnly, kindsOf, mayBe, nullish, nullKind, objectKind } from "./kinds.ts";
import { lowerTruth } from "./logical.ts";
import { isPresent, once } from "./once.ts";
import { textOf } from "./text.ts";
import { unwrap } from "./unwrap.ts";

/** A run of members between spreads, or a spread. */
type Part =
  | { readonly kind: "members"; readonly members: readonly ObjectMember[] }
  | { readonly kind: "spread"; readonly value: Expression };

/** `{ a, b: 1, ...c, [d]: e }` */
export function lowerObjectLiteral(
  node: ts.ObjectLiteralExpression,
  context: ExpressionContext,
): Value {
  const left = isHeld(node) ? functionMembers(node, context.checker) : [];
  const data = node.properties.filter((property) => !left.includes(property));
  const parts = data.flatMap((property) => partsOf(property, context));
  return presentAt(node, merge(joinMembers(parts), context), context);
}

/** `{ ...a, ...b }` */
export function spreadTogether(
  nodes: readonly ts.Expression[],
  context: ExpressionContext,
): Expression {
  return merge(joinMembers(nodes.flatMap((node) => spreadOf(node, context))), context);
}

/** What a `const` holds: its functions are found by their names, and it can't be read as a whole. */
function isHeld(node: ts.ObjectLiteralExpression): boolean {
  const { parent } = wrappedExpression(node);
  return ts.isVariableDeclaration(parent) && isConst(parent) && ts.isIdentifier(parent.name);
}

function partsOf(
  property: ts.ObjectLiteralElementLike,
  context: ExpressionContext,
): readonly Part[] {
  if (ts.isSpreadAssignment(property)) return spreadOf(property.expression, context);
  if (ts.isShorthandPropertyAssignment(property)) {
    return [single(property.name.text, context.lower(property.name))];
  }
  if (ts.isPropertyAssignment(property)) {
    return [single(keyOf(property.name, context), context.lower(property.initializer))];
  }
  refuseSyntax(context, property, "a method or accessor of an object");
  return [];
}

function single(key: string | Expression, value: Value): Part {
  const optional = value.optional ? ({ optional: true } as const) : {};
  return { kind: "members", members: [{ key, value: value.expression, ...optional }] };
}

function keyOf(name: ts.PropertyName, context: ExpressionContext): string | Expression {
  const key = textOfKey(name, context);
  if (key === "__proto__")
    refuseSyntax(
      context,
      name,
      "a member `__proto__`, which in JavaScript is no member like others,",
      "give it another name",
    );
  return key;
}

function textOfKey(name: ts.PropertyName, context: ExpressionContext): string | Expression {
  if (ts.isComputedPropertyName(name)) {
    const text = textOf(context.lower(name.expression), context);
    return text.kind === "literal" ? String(text.value) : text;
  }
  return ts.isNumericLiteral(name) ? String(Number(name.text)) : name.text;
}

/** `...x`: an object, or nothing when it is undefined or null. */
function spreadOf(node: ts.Expression, context: ExpressionContext): readonly Part[] {
  const guarded = spreadOfAnd(unwrap(node), context);
  if (guarded) return [{ kind: "spread", value: guarded }];
  const value = context.lower(node);
  if ((kindsOf(value, context) & ~(objectKind | nullish)) !== 0) {
    refuseSyntax(context, node, `\`...${node.getText()}\` of something that may not be an object`);
    return [];
  }
  const { expression } = value;
  if (expression.kind === "object") return [{ kind: "members", members: expression.members }];
  if (!mayBe(value, nullKind, context) && expression.kind !== "read")
    return [{ kind: "spread", value: withoutEmpty(expression) }];
  const present = mayBe(value, nullish, context)
    ? once(expression, "object", context, (o) => conditional(isPresent(o), nullable(o)))
    : expression;
  return [{ kind: "spread", value: present }];
}

/** `...(c && { a: 1 })`: what is not an object has no members. */
function spreadOfAnd(node: ts.Expression, context: ExpressionContext): Expression | undefined {
  if (!ts.isBinaryExpression(node) || context.replaced.has(node)) return undefined;
  if (node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken) return undefined;
  const right = context.lower(node.right);
  if (!isOnly(right, objectKind, context)) return undefined;
  return conditional(lowerTruth(node.left, context), right.expression);
}

/** `...(c ? { a: 1 } : {})` needs no `{}`. */
function withoutEmpty(expression: Expression): Expression {
  if (expression.kind !== "conditional" || expression.otherwise === undefined) return expression;
  const { test, then, otherwise } = expression;
  const isEmpty = (each: Expression): boolean =>
    each.kind === "object" && each.members.length === 0;
  if (isEmpty(otherwise)) return conditional(test, then);
  return isEmpty(then) ? conditional(not(test), otherwise, absent()) : expression;
}

/** Neighbouring members in one constructor, unless a key would stand in it twice. */
function joinMembers(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === "members" && last?.kind === "members") {
      joined.splice(-1, 1, ...append(last.members, part.members));
    } else joined.push(part);
  }
  return joined;
}

function append(before: readonly ObjectMember[], added: readonly ObjectMember[]): readonly Part[] {
  const all = [...before, ...added];
  const dynamic = all.filter((each) => typeof each.key !== "string").length;
  if (dynamic > 0 && all.length > 1)
    return [
      { kind: "members", members: before },
      { kind: "members", members: added },
    ];
  const replaced = new Map(all.map((each) => [each.key, each]));
  return [{ kind: "members", members: [...replaced.values()] }];
}

/** JSONata merges left to right. A later member that is undefined takes the place of an earlier one in JavaScript, not in JSONata. */
function merge(parts: readonly Part[], context: ExpressionContext): Expression {
  const [first] = parts;
  if (first === undefined) return object([]);
  if (parts.length === 1 && first.kind === "members") return object(first.members);
  let merged: Expression[] = [];
  for (const part of parts) {
    if (part.kind === "spread") {
      merged.push(part.value);
      continue;
    }
    const removed = part.members.filter((each) => each.optional).map((each) => each.key);
    if (removed.length > 0 && merged.length > 0) merged = [without(merged, removed, context)];
    merged.push(object(part.members));
  }
  const [only] = merged;
  const alone = merged.length === 1 && only !== undefined;
  return alone && first.kind === "spread" && isWhole(only) ? only : call("merge", list(...merged));
}

function isWhole(expression: Expression): boolean {
  return expression.kind === "read" || expression.kind === "local" || expression.kind === "member";
}

function without(
  objects: readonly Expression[],
  keys: readonly (string | Expression)[],
  context: ExpressionContext,
): Expression {
  const [value, name] = [context.freshLocal("v"), context.freshLocal("k")];
  const whole = call("merge", array(objects.map((each) => ({ value: each }))));
  const taken = keys.map((key) => ({ value: typeof key === "string" ? literal(key) : key }));
  const [only] = taken;
  const kept =
    taken.length === 1 && only
      ? binary("!=", local(name), only.value)
      : not(binary("in", local(name), array(taken)));
  return call("sift", whole, lambda([value, name], kept));
}
