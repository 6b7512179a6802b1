import ts from "typescript";
import { call, sequence } from "../../../jsonata/index.ts";
import type { Value } from "../../context.ts";
import { nullForAbsent } from "../array-literal.ts";
import { settled } from "../expression-context.ts";
import { arrayKind, kindsOf, mayBe } from "../kinds.ts";
import { unwrap } from "../unwrap.ts";
import { elementValue } from "./element.ts";
import {
  type Call,
  callbackOf,
  type GlobalFunction,
  refuseCall,
  required,
  result,
} from "./method.ts";

/** What runs several things at once, where none of them waits for anything. */
export const concurrentFunctions: readonly (readonly [string, GlobalFunction])[] = [
  ["Promise.all", all],
];

/** The list is there already: each of its promises stands for what it settles to. */
function all(own: Call): Value {
  const list = required(own, 0);
  if (own.arguments.length > 1 || kindsOf(list, own.context) !== arrayKind)
    return refuseCall(own, "of anything but an array");
  return settled(result(own, list.expression), own.context);
}

/** `map(items, callback)` of a callback that only computes. */
export function lowerMap(own: Call): Value {
  const { context } = own;
  const items = required(own, 0);
  if (kindsOf(items, context) !== arrayKind || !limitsOnly(own.arguments[2]))
    return refuseCall(own, "just here");
  const callback = callbackOf(own, 1, elementValue(items, context).slice(0, 2), (body) =>
    nullForAbsent(body, own.node, context),
  );
  if (callback === undefined) return items;
  const nests = mayBe(callback.body, arrayKind, context);
  const each = sequence(call("map", items.expression, callback.lambda), nests);
  return settled(result(own, each), context);
}

/** No options, or a limit that cannot be wrong: how many at once does not matter to what only computes. */
function limitsOnly(options: ts.Expression | undefined): boolean {
  if (options === undefined) return true;
  const written = unwrap(options);
  return (
    ts.isObjectLiteralExpression(written) &&
    written.properties.every(
      (each) =>
        ts.isPropertyAssignment(each) &&
        each.name.getText() === "concurrency" &&
        ts.isNumericLiteral(each.initializer) &&
        Number(each.initializer.text) >= 1,
    )
  );
}
