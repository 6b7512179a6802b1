import type ts from "typescript";
import {
  array,
  binary,
  call,
  conditional,
  type Expression,
  encoded,
  index,
  type Lambda,
  lambda,
  literal,
  local,
  someExpression,
  substituteLocal,
} from "../../../jsonata/index.ts";
import { nesting } from "../../assignments/nesting.ts";
import type { LowerContext } from "../../context.ts";
import { kindsOfType, nullish } from "../kinds.ts";
import { once } from "../once.ts";

/** An array, the type of its items, and the function that tests one of them; from which end it is gone through. */
export interface Search {
  readonly items: Expression;
  readonly type: ts.Type;
  readonly test: Lambda;
  readonly direction: 1 | -1;
}

/**
 * Searches that ask no further than JavaScript does: `$reduce` hands on what is decided, where `$filter` would ask about every item. For a test
 * that may fail at what JavaScript never looks at.
 */
export function stopsAtSome(search: Search, context: LowerContext): Expression {
  return reduced(search, literal(false), context, ({ state, test }) =>
    conditional(state, literal(true), test),
  );
}

export function stopsAtNotEvery(search: Search, context: LowerContext): Expression {
  return reduced(search, literal(true), context, ({ state, test }) =>
    conditional(state, test, literal(false)),
  );
}

/** The item in a list of one: it may be anything, undefined and null too. */
export function stopsAtItem(search: Search, context: LowerContext): Expression {
  const nests = nesting(search.type, context);
  const mayBeNull = (kindsOfType(search.type, context.checker) & nullish) !== 0;
  const found = reduced(search, array([]), context, ({ state, test, item }) => {
    const value = mayBeNull ? encoded(item) : item;
    const one = array([{ value, ...(nests && { nests }) }]);
    const isFound = binary(">", call("count", state), literal(0));
    return conditional(isFound, state, conditional(test, one, array([])));
  });
  return index(found, 0);
}

export function stopsAtIndex(search: Search, context: LowerContext): Expression {
  return reduced(search, literal(-1), context, ({ state, test, at }) => {
    const isFound = binary(">=", state, literal(0));
    return conditional(isFound, state, conditional(test, at, literal(-1)));
  });
}

interface Turn {
  readonly state: Expression;
  readonly test: Expression;
  readonly item: Expression;
  readonly at: Expression;
}

function reduced(
  search: Search,
  start: Expression,
  context: LowerContext,
  step: (turn: Turn) => Expression,
): Expression {
  const { items, direction, test } = search;
  if (direction === 1) {
    const whole = (i: string): Expression => ({ ...local(i), whole: true });
    return call("reduce", items, stepOf(test, whole, context, step), start);
  }
  return once(items, "items", context, (all) => {
    const last = binary("-", call("count", all), literal(1));
    const fromEnd = (i: string): Expression => binary("-", last, local(i));
    return call("reduce", call("reverse", all), stepOf(test, fromEnd, context, step), start);
  });
}

/** `atOf`: the index that JavaScript would have, from that of the turn. */
function stepOf(
  { parameters, body }: Lambda,
  atOf: (i: string) => Expression,
  context: LowerContext,
  step: (turn: Turn) => Expression,
): Lambda {
  const state = context.freshLocal("found");
  const [item = context.freshLocal("v"), own] = parameters;
  const i = own ?? context.freshLocal("i");
  const at = atOf(i);
  const test = own === undefined ? body : substituteLocal(body, own, at);
  const turn = step({ state: local(state), test, item: local(item), at });
  const readsIndex = someExpression(turn, (part) => part.kind === "local" && part.name === i);
  return lambda([state, item, ...(readsIndex ? [i] : [])], turn);
}
