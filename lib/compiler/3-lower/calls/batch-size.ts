import type ts from "typescript";
import {
  and,
  binary,
  call,
  conditional,
  type Expression,
  literal,
  raise,
} from "../../jsonata/index.ts";
import { expressionContext, lowerExpression } from "../expressions/index.ts";
import { once } from "../expressions/once.ts";
import { shortText } from "../origins.ts";
import { refuse, type StepPlace } from "../place.ts";

/** The `batch` of a map. Step Functions takes 0 for none, and Node throws. */
export function batchSize(option: ts.Expression, { context, place }: StepPlace): Expression {
  const { expression } = lowerExpression(option, context);
  if (expression.kind !== "literal") {
    return once(expression, "size", expressionContext(context), (size) =>
      conditional(isSize(size), size, raise(`RangeError: ${MESSAGE}`)),
    );
  }
  if (Number.isInteger(expression.value) && Number(expression.value) >= 1) return expression;
  const construct = `\`batch: ${shortText(option)}\``;
  refuse(place, "NG1000", option, { construct }, "write a whole number from 1 up: `batch: 100`");
  return literal(1);
}

/** The words of `map` in Node. */
const MESSAGE = "a batch has a whole number of items, 1 or more";

function isSize(size: Expression): Expression {
  return and(binary(">=", size, literal(1)), binary("=", call("floor", size), size));
}
