import ts from "typescript";
import { binary, call, type Expression, literal, not, nullable, or } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { type ExpressionContext, refuse } from "./expression-context.ts";
import {
  booleanKind,
  type Kinds,
  kindsOf,
  mayBe,
  nullish,
  nullKind,
  numberKind,
  stringKind,
  undefinedKind,
} from "./kinds.ts";
import { isDefined, isPresent, once } from "./once.ts";

const primitive = nullish | booleanKind | numberKind | stringKind;

/** `a === b`, as a real boolean. Objects and arrays have no identity here: refused. */
export function strictlyEqual(
  left: Value,
  right: Value,
  node: ts.Node,
  context: ExpressionContext,
): Expression {
  const [a, b] = [kindsOf(left, context), kindsOf(right, context)];
  if (b === undefinedKind) return isUndefined(left, context);
  if (a === undefinedKind) return isUndefined(right, context);
  if (b === nullKind && isHandedOver(left)) return not(isPresent(left.expression));
  if ((a & ~primitive & b) !== 0) return refuseIdentity(node, context);
  if ((a & b) === 0) return literal(false);
  const plain = binary("=", comparable(left, b), comparable(right, a));
  if ((a & b & undefinedKind) === 0) return plain;
  return bothAbsentOr(left, right, context);
}

/** An item of an array: never undefined, and null or nothing where it is null. */
function isHandedOver({ expression, optional }: Value): boolean {
  return !optional && expression.kind === "conditional" && nullable(expression) !== expression;
}

/** `a == b`: of null and undefined, or of two values of one primitive kind. */
export function looselyEqual(
  left: Value,
  right: Value,
  node: ts.Node,
  context: ExpressionContext,
): Expression {
  const [a, b] = [kindsOf(left, context), kindsOf(right, context)];
  if ((b & ~nullish) === 0) return not(isPresent(left.expression));
  if ((a & ~nullish) === 0) return not(isPresent(right.expression));
  const kinds = (a | b) & ~nullish;
  const same = kinds === booleanKind || kinds === numberKind || kinds === stringKind;
  if (same && (a & nullish) === 0) return strictlyEqual(left, right, node, context);
  if (same && (b & nullish) === 0) return strictlyEqual(left, right, node, context);
  const help = "write `===`";
  return refuse(context, node, "NG1000", { construct: "`==` of values of different types" }, help)
    .expression;
}

function isUndefined(value: Value, context: ExpressionContext): Expression {
  if (!mayBe(value, undefinedKind, context)) return literal(false);
  if (!mayBe(value, nullKind, context)) return not(isPresent(value.expression));
  return not(call("exists", value.expression));
}

/** Null for undefined makes no difference where the other side is never null. */
function comparable(value: Value, other: Kinds): Expression {
  return (other & nullKind) === 0 ? nullable(value.expression) : value.expression;
}

/** Two undefined values are equal in JavaScript, not in JSONata. */
function bothAbsentOr(left: Value, right: Value, context: ExpressionContext): Expression {
  return once(left.expression, "left", context, (l) =>
    once(right.expression, "right", context, (r) =>
      or(binary("=", l, r), not(or(isDefined(left, l, context), isDefined(right, r, context)))),
    ),
  );
}

function refuseIdentity(node: ts.Node, context: ExpressionContext): Expression {
  const what = ts.isBinaryExpression(node) ? node.operatorToken.getText() : "comparing";
  return refuse(
    context,
    node,
    "NG1000",
    { construct: `\`${what}\` of objects or arrays, which compares identity,` },
    "compare a member that tells them apart, such as an id",
  ).expression;
}
