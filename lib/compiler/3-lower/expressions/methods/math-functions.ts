import ts from "typescript";
import {
  array,
  binary,
  block,
  call,
  conditional,
  type Expression,
  literal,
  local,
  raise,
} from "../../../jsonata/index.ts";
import { operand } from "../arithmetic.ts";
import { type ExpressionContext, numberValue } from "../expression-context.ts";
import { isInteger } from "../number-kind.ts";
import { once } from "../once.ts";
import { type GlobalFunction, refuseCall, required } from "./method.ts";

/** What of `Math` both evaluators compute as JavaScript does. */
export const mathFunctions: readonly (readonly [string, GlobalFunction])[] = [
  ["Math.floor", of((n) => call("floor", n))],
  ["Math.ceil", of((n) => call("ceil", n))],
  ["Math.abs", of((n) => call("abs", n))],
  ["Math.round", of(round)],
  ["Math.trunc", of(truncate)],
  ["Math.sign", of(sign)],
  ["Math.sqrt", of(squareRoot)],
  ["Math.min", extreme("min")],
  ["Math.max", extreme("max")],
  [
    "Math.pow",
    (own) => {
      const [base, exponent] = [required(own, 0), required(own, 1)];
      const parts = [base, exponent].map((each) =>
        operand(each, "Math.pow", own.node, own.context),
      );
      return numberValue(call("power", ...parts), own.context);
    },
  ],
];

function of(form: (n: Expression, context: ExpressionContext) => Expression): GlobalFunction {
  return (own) => {
    const value = operand(required(own, 0), own.node.expression.getText(), own.node, own.context);
    return numberValue(form(value, own.context), own.context);
  };
}

/** Halves go up; `$round` rounds them to even. */
function round(n: Expression, context: ExpressionContext): Expression {
  if (isInteger(n)) return n;
  const name = context.freshLocal("whole");
  return once(n, "n", context, (value) =>
    block(
      [{ name, value: call("floor", value) }],
      conditional(
        binary(">=", binary("-", value, local(name)), literal(0.5)),
        binary("+", local(name), literal(1)),
        local(name),
      ),
    ),
  );
}

function truncate(n: Expression, context: ExpressionContext): Expression {
  return once(n, "n", context, (value) =>
    conditional(binary("<", value, literal(0)), call("ceil", value), call("floor", value)),
  );
}

function sign(n: Expression, context: ExpressionContext): Expression {
  return once(n, "n", context, (value) =>
    conditional(
      binary(">", value, literal(0)),
      literal(1),
      conditional(binary("<", value, literal(0)), literal(-1), literal(0)),
    ),
  );
}

function squareRoot(n: Expression, context: ExpressionContext): Expression {
  return once(n, "n", context, (value) =>
    conditional(
      binary(">=", value, literal(0)),
      call("sqrt", value),
      raise("NaN: the square root of a negative number"),
    ),
  );
}

function extreme(name: "min" | "max"): GlobalFunction {
  return (own) => {
    const { context } = own;
    const [only] = own.arguments;
    if (own.arguments.length === 0) return refuseCall(own, "of nothing, which is infinite");
    if (own.arguments.length === 1 && only && ts.isSpreadElement(only)) {
      const values = context.lower(only.expression).expression;
      const expression = once(values, "numbers", context, (numbers) =>
        conditional(
          binary(">", call("count", numbers), literal(0)),
          call(name, numbers),
          raise(`Math.${name} of nothing is infinite`),
        ),
      );
      return numberValue(expression, context);
    }
    const items = own.arguments.map((each) =>
      ts.isSpreadElement(each)
        ? { value: context.lower(each.expression).expression, spread: true as const }
        : { value: operand(context.lower(each), `Math.${name}`, own.node, context) },
    );
    return numberValue(call(name, array(items)), context);
  };
}
