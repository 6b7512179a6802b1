import type ts from "typescript";
import {
  binary,
  block,
  call,
  conditional,
  type Expression,
  lambda,
  literal,
  local,
  raise,
  regex,
} from "../../jsonata/index.ts";
import type { LowerContext, Value } from "../context.ts";
import { refuse } from "./expression-context.ts";
import { booleanKind, kindsOf, nullKind, numberKind, stringKind, undefinedKind } from "./kinds.ts";
import { once } from "./once.ts";
import { end, space, trimmed } from "./white-space.ts";

/** `Number(x)`; what would be NaN raises. */
export function numberOf(value: Value, node: ts.Node, context: LowerContext): Expression {
  const kinds = kindsOf(value, context);
  if (kinds === numberKind) return value.expression;
  if (kinds === booleanKind) return call("number", value.expression);
  if (kinds === stringKind) return numberOfText(value.expression, context);
  if ((kinds & ~(numberKind | stringKind | booleanKind | nullKind | undefinedKind)) === 0)
    return numberOfAny(value.expression, context);
  const type = context.checker.typeToString(value.type);
  return refuse(context, node, "NG1002", { method: "Number", type: `\`${type}\`` }).expression;
}

function numberOfAny(expression: Expression, context: LowerContext): Expression {
  return once(expression, "value", context, (value) => {
    const is = (type: string): Expression => binary("=", call("type", value), literal(type));
    return conditional(
      is("string"),
      numberOfText(value, context),
      conditional(
        is("null"),
        literal(0),
        conditional(
          call("exists", value),
          call("number", value),
          raise("NaN: undefined is not a number"),
        ),
      ),
    );
  });
}

/** Any decimal text, brought into the form that JSON has. */
function numberOfText(text: Expression, context: LowerContext): Expression {
  const names = { c: context.freshLocal("text"), plain: context.freshLocal("digits") };
  const [c, plain] = [local(names.c), local(names.plain)];
  const isDecimal = regex(`^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?${end}`);
  const replace = (of: Expression, pattern: string, by: string): Expression =>
    call("replace", of, regex(pattern), literal(by));
  const withoutZeros = replace(replace(c, "^([+-]?)0*([0-9])", "$1$2"), "^\\+", "");
  const number = block(
    [{ name: names.plain, value: withoutZeros }],
    call("number", replace(replace(plain, "^(-?)\\.", "$10."), `\\.(${end}|[eE])`, "$1")),
  );
  return block(
    [{ name: names.c, value: trimmed(text) }],
    conditional(
      binary("=", c, literal("")),
      literal(0),
      conditional(call("contains", c, isDecimal), number, raise("NaN: not a decimal number")),
    ),
  );
}

/** `parseInt(text, radix)`; without a radix a hexadecimal text raises. */
export function parseInteger(
  text: Expression,
  radix: number | undefined,
  context: LowerContext,
): Expression {
  const isDecimal = radix === undefined || radix === 10;
  const digits = isDecimal ? "0-9" : digitClass(radix);
  const prefix = radix === 16 ? "(?:0[xX]|(?!0[xX]))" : radix === undefined ? "(?!0[xX])" : "";
  const pattern = regex(`^${space}*([+-]?)${prefix}0*([${digits}]+)`);
  return matched(text, pattern, context, (group) =>
    binary(
      "*",
      conditional(binary("=", group(0), literal("-")), literal(-1), literal(1)),
      isDecimal ? call("number", group(1)) : valueInRadix(group(1), radix, context),
    ),
  );
}

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

function digitClass(radix: number): string {
  const last = alphabet[radix - 1] ?? "9";
  return radix <= 10 ? `0-${last}` : `0-9a-${last}A-${last.toUpperCase()}`;
}

function valueInRadix(digits: Expression, radix: number, context: LowerContext): Expression {
  const names = { n: context.freshLocal("n"), digit: context.freshLocal("digit") };
  const value = call("length", call("substringBefore", literal(alphabet), local(names.digit)));
  const step = binary("+", binary("*", local(names.n), literal(radix)), value);
  return call(
    "reduce",
    call("split", call("lowercase", digits), literal("")),
    lambda([names.n, names.digit], step),
    literal(0),
  );
}

/** `parseFloat(text)` */
export function parseDecimal(text: Expression, context: LowerContext): Expression {
  const digits = "(?=\\.?[0-9])0*([0-9]*)(\\.[0-9]+)?\\.?([eE][+-]?[0-9]+)?";
  const pattern = regex(`^${space}*([+-]?)${digits}`);
  return matched(text, pattern, context, (group) =>
    call(
      "number",
      [
        conditional(binary("=", group(0), literal("-")), literal("-"), literal("")),
        conditional(binary("=", group(1), literal("")), literal("0"), group(1)),
        group(2),
        group(3),
      ].reduce((left, right) => binary("&", left, right)),
    ),
  );
}

function matched(
  text: Expression,
  pattern: Expression,
  context: LowerContext,
  use: (group: (at: number) => Expression) => Expression,
): Expression {
  const name = context.freshLocal("found");
  const found: Expression = {
    kind: "index",
    array: call("match", text, pattern, literal(1)),
    index: literal(0),
  };
  const group = (at: number): Expression => ({
    kind: "index",
    array: { kind: "member", object: local(name), name: "groups" },
    index: literal(at),
  });
  return block(
    [{ name, value: found }],
    conditional(call("exists", local(name)), use(group), raise("NaN: not a number")),
  );
}
