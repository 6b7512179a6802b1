import ts from "typescript";
import { rootOf, settledKinds, symbolOf } from "../../1-load/index.ts";
import {
  absent,
  and,
  binary,
  call,
  conditional,
  decoded,
  type Expression,
  index,
  literal,
  member,
  nullable,
  type ObjectOf,
  raise,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { caughtMember, reasonOf } from "../errors/caught-use.ts";
import { type ExpressionContext, refuse, typedValue } from "./expression-context.ts";
import { mayBeInherited, refuseInherited } from "./inherited.ts";
import {
  arrayKind,
  isMatch,
  isSet,
  kindsOf,
  kindsOfType,
  mayBe,
  nullish,
  nullKind,
  objectKind,
  stringKind,
  undefinedKind,
  zonedKind,
} from "./kinds.ts";
import { narrowsWrongly } from "./narrows-wrongly.ts";
import { isInteger, isPosition } from "./number-kind.ts";
import { isPresent, once } from "./once.ts";
import { textOf } from "./text.ts";
import { zonedMember } from "./time/zoned-member.ts";

/** `object.name`, of the type that `node` has. Of null or undefined it raises what JavaScript throws. */
export function accessMember(
  object: Value,
  name: string,
  node: ts.Node,
  context: ExpressionContext,
): Value {
  if (object.caught) return caughtMember(object, object.caught, name, node, context);
  const written = writtenMember(object.expression, name);
  const type = typeOfMember(object, name, node, context);
  if (!written && mayBeInherited(object, name, context))
    return refuseInherited(name, node, context);
  if (written) return typedValue(written.value, type, context, written.optional === true);
  if (isWritten(object.expression)) return { expression: absent(), type, optional: true };
  const optional = isUndeclared(object.type, name, context);
  const expression = guarded(object, name, context, (present) =>
    memberOf({ ...object, expression: present }, name, node, context),
  );
  if (name === "reason" && settledKinds(object.type, context.checker).size > 0)
    return reasonOf(expression, node, context);
  return typedValue(expression, type, context, optional);
}

/** `object` may be null or undefined: then raise, else `use`. */
export function guarded(
  object: Value,
  name: string,
  context: ExpressionContext,
  use: (present: Expression) => Expression,
): Expression {
  if (!mayBe(object, nullish, context)) return use(object.expression);
  return once(object.expression, "value", context, (value) =>
    conditional(isPresent(value), use(nullable(value)), raise(cannotRead(object, name, context))),
  );
}

function cannotRead(object: Value, name: string, context: ExpressionContext): string {
  const what = mayBe(object, undefinedKind, context) ? "undefined" : "null";
  return `TypeError: Cannot read properties of ${what} (reading '${name}')`;
}

function memberOf(
  object: Value,
  name: string,
  node: ts.Node,
  context: ExpressionContext,
): Expression {
  const kinds = kindsOf(object, context) & ~nullish;
  const { expression } = object;
  if (name === "size" && isSet(object.type)) return call("count", expression);
  if (name === "length" && (kinds & ~(arrayKind | stringKind)) === 0)
    return lengthOf(expression, kinds);
  if (kinds === objectKind) return member(expression, name);
  if (kinds === zonedKind) return zonedMember(object, name, node, context);
  if ((kinds & objectKind) !== 0 && name !== "length")
    return conditional(
      binary("=", call("type", expression), literal("object")),
      member(expression, name),
    );
  const type = context.checker.typeToString(object.type);
  return refuse(context, node, "NG1002", { method: name, type: `\`${type}\`` }).expression;
}

function lengthOf(expression: Expression, kinds: number): Expression {
  if (kinds === arrayKind) return call("count", expression);
  if (kinds === stringKind) return call("length", expression);
  return conditional(
    binary("=", call("type", expression), literal("array")),
    call("count", expression),
    call("length", expression),
  );
}

/** A member that is written out just there: `{ a: x }.a`. */
export function writtenMember(expression: Expression, name: string) {
  return isWritten(expression) ? expression.members.findLast(({ key }) => key === name) : undefined;
}

/** An object of which all members are known. */
function isWritten(expression: Expression): expression is ObjectOf {
  return (
    expression.kind === "object" && expression.members.every(({ key }) => typeof key === "string")
  );
}

function typeOfMember(
  object: Value,
  name: string,
  node: ts.Node,
  context: ExpressionContext,
): ts.Type {
  const { checker } = context;
  const here = checker.getTypeAtLocation(node);
  const inChain = (node.flags & ts.NodeFlags.OptionalChain) !== 0;
  const known = checker.getPropertyOfType(checker.getNonNullableType(object.type), name);
  const declared = known && checker.getTypeOfSymbol(known);
  if (declared === undefined || declared === here) return here;
  if (narrowsWrongly(node, rootSymbol(node, checker), checker)) return declared;
  if (!inChain && (here.flags & ts.TypeFlags.Any) === 0) return here;
  return mayBeAbsent(here, context) ? declared : checker.getNonNullableType(declared);
}

/** The name that a chain of members begins with. */
function rootSymbol(node: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  const root = ts.isExpression(node) ? rootOf(node) : node;
  return ts.isIdentifier(root) ? symbolOf(checker, root) : undefined;
}

function mayBeAbsent(type: ts.Type, context: ExpressionContext): boolean {
  return (kindsOfType(type, context.checker) & undefinedKind) !== 0;
}

/** Members of an index signature may be absent, whatever the type says. */
function isUndeclared(type: ts.Type, name: string, context: ExpressionContext): boolean {
  const { checker } = context;
  const own = checker.getNonNullableType(type);
  const parts = own.isUnion() ? own.types : [own];
  return parts.some(
    (part) =>
      kindsOfType(part, checker) === objectKind &&
      checker.getPropertyOfType(part, name) === undefined,
  );
}

/** `object[key]`. */
export function accessElement(
  object: Value,
  key: Value,
  node: ts.Node,
  context: ExpressionContext,
): Value {
  const kinds = kindsOf(object, context) & ~nullish;
  if (key.expression.kind === "literal" && kinds === objectKind)
    return accessMember(object, String(key.expression.value), node, context);
  const name = key.expression.kind === "literal" ? String(key.expression.value) : "…";
  const expression = guarded(object, name, context, (present) =>
    elementOf(present, kinds, key, node, context),
  );
  const type = context.checker.getTypeAtLocation(node);
  const inArray = kinds === arrayKind ? elementKinds(object, key, context) : 0;
  const read = (inArray & nullish) === undefinedKind ? decoded(expression) : expression;
  const item = (inArray & nullKind) !== 0 ? orNull(read, context) : read;
  return typedValue(item, type, context, !isTupleElement(object, key, context));
}

/** `xs[i]` of a null: the Java evaluator may find nothing, as where the array has ended. */
function orNull(found: Expression, context: ExpressionContext): Expression {
  const at = found.kind === "conditional" ? found.then : found;
  if (at.kind !== "index") return found;
  const inside = binary("<", at.index, call("count", at.array));
  const item = (value: Expression): Expression =>
    conditional(call("exists", value), value, conditional(inside, literal(null)));
  if (found.kind === "conditional" && found.otherwise === undefined)
    return conditional(found.test, once(at, "item", context, item));
  return found.kind === "index" ? once(at, "item", context, item) : found;
}

function elementKinds(array: Value, key: Value, context: ExpressionContext): number {
  const { checker } = context;
  const own = checker.getNonNullableType(array.type);
  if (isMatch(own)) return stringKind | undefinedKind;
  const fixed = tupleElement(own, key, context);
  const item = fixed
    ? checker.getTypeOfSymbol(fixed)
    : checker.getIndexTypeOfType(own, ts.IndexKind.Number);
  return item ? kindsOfType(item, checker) : 0;
}

function isTupleElement(object: Value, key: Value, context: ExpressionContext): boolean {
  const element = tupleElement(object.type, key, context);
  return element !== undefined && (element.flags & ts.SymbolFlags.Optional) === 0;
}

/** The element of a tuple at a position that is known. */
function tupleElement(
  tuple: ts.Type,
  { expression }: Value,
  { checker }: ExpressionContext,
): ts.Symbol | undefined {
  if (!checker.isTupleType(tuple) || expression.kind !== "literal") return undefined;
  return checker.getPropertyOfType(tuple, String(expression.value));
}

function elementOf(
  object: Expression,
  kinds: number,
  key: Value,
  node: ts.Node,
  context: ExpressionContext,
): Expression {
  if (kinds === arrayKind) return itemOf(object, key, context);
  if (kinds === stringKind) return itemOf(call("split", object, literal("")), key, context);
  if (kinds === objectKind) return lookUp(object, key, context);
  return refuse(
    context,
    node,
    "NG1000",
    { construct: "an index into a value of unknown type" },
    "give the value a type, so that it is known to be an array, a string or an object",
  ).expression;
}

function itemOf(array: Expression, key: Value, context: ExpressionContext): Expression {
  const written = writtenItem(array, key.expression);
  if (written) return written;
  if (isPosition(key.expression)) return index(array, key.expression);
  if (key.expression.kind === "literal") return absent();
  return once(key.expression, "i", context, (i) => {
    const inRange = binary(">=", i, literal(0));
    const test = isInteger(i) ? inRange : and(inRange, binary("=", i, call("floor", i)));
    return conditional(test, index(array, i));
  });
}

/** An item of an array that is written out just there: `[x, y][1]`. */
function writtenItem(array: Expression, key: Expression): Expression | undefined {
  if (array.kind !== "array" || key.kind !== "literal") return undefined;
  if (array.items.some((each) => each.spread)) return undefined;
  return array.items[Number(key.value)]?.value;
}

function lookUp(object: Expression, key: Value, context: ExpressionContext): Expression {
  const name = textOf(key, context);
  if (hasKnownNames(key.type)) return call("lookup", object, name);
  return once(object, "object", context, (o) =>
    once(name, "key", context, (k) =>
      conditional(binary("in", k, call("keys", o)), call("lookup", o, k)),
    ),
  );
}

/** A key that can only be one of some literals never meets what objects inherit. */
function hasKnownNames(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return parts.every((part) => part.isStringLiteral() && !(part.value in {}));
}
