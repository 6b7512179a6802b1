import ts from "typescript";
import { binary, call, lambda, literal, member, range, sequence } from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { booleanValue } from "../expression-context.ts";
import { arrayKind, kindsOf, mayBe, objectKind, stringKind } from "../kinds.ts";
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
];

function isArray(own: Call): Value {
  const value = required(own, 0);
  const kinds = kindsOf(value, own.context);
  const test = binary("=", call("type", value.expression), literal("array"));
  if (kinds === arrayKind) return booleanValue(literal(true), own.context);
  return booleanValue((kinds & arrayKind) === 0 ? literal(false) : test, own.context);
}

/** `Array.from(xs)`, `Array.from({ length: n }, (_, i) => …)` */
function from(own: Call): Value {
  const { context } = own;
  const [first] = own.arguments;
  const given = required(own, 0);
  const kinds = kindsOf(given, context);
  if (kinds === arrayKind && own.arguments.length === 1) return result(own, given.expression);
  if (kinds === stringKind && own.arguments.length === 1)
    return result(own, call("split", given.expression, literal("")));
  if (kinds !== objectKind || first === undefined || !ts.isObjectLiteralExpression(first))
    return refuseCall(own, "of anything but an array, a text or `{ length: n }`");
  const places = range(literal(0), binary("-", lengthIn(given), literal(1)));
  if (own.arguments.length === 1) {
    return refuseCall(
      own,
      "of a length alone, whose items are undefined",
      "give it a second argument",
    );
  }
  const callback = callbackOf(own, 1, [
    { hint: "v", type: context.checker.getUndefinedType(), optional: true },
    { hint: "i", type: context.checker.getNumberType(), whole: true },
  ]);
  if (callback?.lambda.kind !== "lambda") return given;
  const [, i] = callback.lambda.parameters;
  const body = lambda([i ?? context.freshLocal("i")], callback.lambda.body);
  if (callback.body.optional) return refuseCall(own, "with a callback that may give undefined");
  return result(own, sequence(call("map", places, body), mayBe(callback.body, arrayKind, context)));
}

function lengthIn(given: Value) {
  const { expression } = given;
  const written =
    expression.kind === "object"
      ? expression.members.find(({ key }) => key === "length")
      : undefined;
  return written?.value ?? member(expression, "length");
}
