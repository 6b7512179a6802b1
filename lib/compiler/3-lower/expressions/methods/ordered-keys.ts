import ts from "typescript";
import {
  array,
  block,
  call,
  type Expression,
  lambda,
  local,
  not,
  regex,
  sequence,
} from "../../../jsonata/index.ts";
import type { LowerContext, Value } from "../../context.ts";
import { end } from "../white-space.ts";

/** The keys of an object in JavaScript's order: those that are whole numbers first, by size, then the others as they were written. */
export function orderedKeys(object: Value, context: LowerContext): Expression {
  const keys = sequence(call("keys", object.expression));
  return mayHaveNumbers(object.type, context) ? numbersFirst(keys, context) : keys;
}

/** Of a type without an index signature all names are known. */
function mayHaveNumbers(type: ts.Type, { checker }: LowerContext): boolean {
  return partsOf(type, checker).some((part) => hasNumbers(part, checker));
}

function partsOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  const own = checker.getNonNullableType(type);
  return own.isUnion() ? own.types : [own];
}

function hasNumbers(part: ts.Type, checker: ts.TypeChecker): boolean {
  if (checker.isArrayLikeType(part)) return false;
  return (
    checker.getIndexInfosOfType(part).length > 0 ||
    part.getProperties().some(({ name }) => IS_NUMBER.test(name))
  );
}

/** The same of the objects anywhere in a value; of a type that is not known too. */
export function mayHoldNumbers(
  type: ts.Type,
  context: LowerContext,
  seen: ReadonlySet<ts.Type> = new Set(),
): boolean {
  const { checker } = context;
  return partsOf(type, checker).some((part) => {
    if (seen.has(part)) return false;
    if ((part.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return true;
    if ((part.flags & ts.TypeFlags.Object) === 0) return false;
    if (hasNumbers(part, checker)) return true;
    const within = new Set([...seen, part]);
    const inner = checker.isArrayLikeType(part)
      ? checker.getTypeArguments(part as ts.TypeReference)
      : part.getProperties().map((member) => checker.getTypeOfSymbol(member));
    return inner.some((each) => mayHoldNumbers(each, context, within));
  });
}

export function isWholeNumber(key: string): boolean {
  return IS_NUMBER.test(key);
}

const IS_NUMBER = /^(0|[1-9]\d{0,8})$/;

export function numbersFirst(keys: Expression, context: LowerContext): Expression {
  const [all, key, isNumber, number] = ["keys", "k", "isNumber", "n"].map(context.freshLocal) as [
    string,
    string,
    string,
    string,
  ];
  const test = call("contains", local(key), regex(`^(0|[1-9][0-9]{0,8})${end}`));
  const numbers = call(
    "map",
    call("filter", local(all), local(isNumber)),
    lambda([number], call("number", local(number))),
  );
  const sorted: Expression = { kind: "sort", of: numbers, keys: [{ path: [], descending: false }] };
  const others = lambda([key], not(call(local(isNumber), local(key))));
  return block(
    [
      { name: all, value: keys },
      { name: isNumber, value: lambda([key], test) },
    ],
    array([
      {
        value: call("map", sorted, lambda([number], call("formatBase", local(number)))),
        spread: true,
      },
      { value: call("filter", local(all), others), spread: true },
    ]),
  );
}
