import ts from "typescript";
import {
  absent,
  array,
  binary,
  call,
  type Expression,
  literal,
  member,
  range,
  sequence,
} from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { itemOf, nullForAbsent } from "../array-literal.ts";
import { booleanValue } from "../expression-context.ts";
import { arrayKind, kindsOf, mayBe, objectKind, stringKind } from "../kinds.ts";
import { whole } from "../whole.ts";
import { elementType } from "./element.ts";
import {
  type Call,
  callbackOf,
  type GlobalFunction,
  refuseCall,
  required,
  result,
} from "./method.ts";

export const arrayFunctions: readonly (readonly [string, GlobalFunction])[] = [
  ["Array.isArray", isArray],
  ["Array.from", from],
  ["Array.of", of],
];

function isArray(own: Call): Value {
  const value = required(own, 0);
  const kinds = kindsOf(value, own.context);
  const test = binary("=", call("type", value.expression), literal("array"));
  if (kinds === arrayKind) return booleanValue(literal(true), own.context);
  return booleanValue((kinds & arrayKind) === 0 ? literal(false) : test, own.context);
}

/** `Array.of(a, b)` */
function of(own: Call): Value {
  const items = own.arguments.map((each) => itemOf(own.context.lower(each), each, own.context));
  return result(own, array(items));
}

/** `Array.from(xs)`, `Array.from(text, fn)`, `Array.from({ length: n }, (_, i) => …)` */
function from(own: Call): Value {
  const { context } = own;
  const [first] = own.arguments;
  const given = required(own, 0);
  const kinds = kindsOf(given, context);
  const characters = { ...given, expression: call("split", given.expression, literal("")) };
  const items = kinds === stringKind ? characters : kinds === arrayKind ? given : undefined;
  if (items) return own.arguments.length === 1 ? result(own, items.expression) : mapped(own, items);
  if (kinds !== objectKind || first === undefined || !ts.isObjectLiteralExpression(first))
    return refuseCall(own, "of anything but an array, a text or `{ length: n }`");
  if (own.arguments.length === 1) {
    return refuseCall(
      own,
      "of a length alone, whose items are undefined",
      "give it a second argument",
    );
  }
  return counted(own, whole(lengthIn(given), context));
}

function mapped(own: Call, items: Value): Value {
  const { context } = own;
  const type = elementType(items.type, context);
  const callback = callbackOf(
    own,
    1,
    [
      { hint: "v", type },
      { hint: "i", type: context.checker.getNumberType(), whole: true },
    ],
    (body) => nullForAbsent(body, own.node, context),
  );
  if (callback === undefined) return items;
  const nests = mayBe(callback.body, arrayKind, context);
  return result(own, sequence(call("map", items.expression, callback.lambda), nests));
}

/** `[0..n - 1]` is empty for no items, and for less. */
function counted(own: Call, length: Expression): Value {
  const { context } = own;
  const callback = callbackOf(own, 1, [
    { hint: "v", type: context.checker.getUndefinedType(), value: absent(), optional: true },
    { hint: "i", type: context.checker.getNumberType(), whole: true },
  ]);
  if (callback === undefined) return required(own, 0);
  if (callback.body.optional) return refuseCall(own, "with a callback that may give undefined");
  const places = range(literal(0), minusOne(length));
  const nests = mayBe(callback.body, arrayKind, context);
  return result(own, sequence(call("map", places, callback.lambda), nests));
}

function minusOne(length: Expression): Expression {
  return length.kind === "literal"
    ? literal(Number(length.value) - 1)
    : binary("-", length, literal(1));
}

function lengthIn(given: Value): Expression {
  const { expression } = given;
  const written =
    expression.kind === "object"
      ? expression.members.find(({ key }) => key === "length")
      : undefined;
  return written?.value ?? member(expression, "length");
}
