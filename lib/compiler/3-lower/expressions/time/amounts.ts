import {
  and,
  binary,
  call,
  conditional,
  type Expression,
  literal,
  negate,
  raise,
} from "../../../jsonata/index.ts";
import type { Moment } from "../../time-lowering.ts";
import { type ExpressionContext, refuse } from "../expression-context.ts";
import { type Call, required } from "../methods/method.ts";
import { isInteger } from "../number-kind.ts";
import { numberText } from "../number-text.ts";
import { once } from "../once.ts";
import { constantOffset, onClock } from "./moment.ts";
import { type Amounts, boundOf } from "./shift.ts";

/** `{ days: 1, hours: n }`: whole numbers by name. */
export function amountsOf(own: Call): Amounts | undefined {
  const {
    context,
    arguments: [node],
  } = own;
  const { expression } = required(own, 0);
  const members = expression.kind === "object" ? expression.members : undefined;
  const amounts = new Map<string, Expression>();
  for (const { key, value, optional } of members ?? []) {
    if (typeof key !== "string" || optional) return refuseAmounts(own);
    amounts.set(key, wholeNumber(key, value, context));
  }
  return members && node ? amounts : refuseAmounts(own);
}

function refuseAmounts({ node, context }: Call): undefined {
  const [given = node] = node.arguments;
  const help = "write its members in place, and none that may be undefined: `{ days: n }`";
  refuse(
    context,
    given,
    "NG1000",
    { construct: `\`${given.getText()}\` as an amount of time` },
    help,
  );
  return undefined;
}

function wholeNumber(name: string, value: Expression, context: ExpressionContext): Expression {
  if (isInteger(value)) return value;
  return once(value, "n", context, (n) => {
    const message = binary(
      "&",
      literal(`RangeError: not a whole number: ${name} `),
      numberText(n, context),
    );
    return conditional(binary("=", n, call("floor", n)), n, raise(message));
  });
}

export function negated(amount: Expression): Expression {
  return negate(amount);
}

/** After a move of unknown length from `before`, only where the offset is known, and within the years that ISO texts have. Tables have their own bounds. */
export function inBounds(
  moment: Moment,
  before: Moment,
  amounts: Amounts,
  context: ExpressionContext,
): Moment {
  const isKnown = [...amounts.values()].every(({ kind }) => kind === "literal");
  const constant = constantOffset(moment);
  if (isKnown || constant === undefined) return moment;
  const { zone, bindings, local, since } = onClock(moment, context);
  const bound = boundOf(before) ?? Number.NEGATIVE_INFINITY;
  const checked = once(local, "local", context, (time) => {
    const inYears = and(binary(">=", time, literal(FIRST)), binary("<", time, literal(END)));
    const beyond = raise("RangeError: a time beyond the years 0 to 9999");
    const kept = conditional(inYears, time, beyond);
    if (!Number.isFinite(bound)) return kept;
    const isAfter = and(
      binary(">=", time, literal(bound + constant)),
      binary("<", time, literal(END)),
    );
    return conditional(isAfter, time, raise(tooEarly(zone.name, bound)));
  });
  return { zone, bindings, local: checked, ...(since !== undefined && { since }) };
}

function tooEarly(zone: string, bound: number): string {
  const [from] = new Date(bound).toISOString().split("T");
  return `a time beyond what is known here of ${zone}: from ${from} to 9999-12-31`;
}

/** The years 0 to 9999. */
const FIRST = -62_167_219_200_000;
const END = 253_402_300_800_000;
