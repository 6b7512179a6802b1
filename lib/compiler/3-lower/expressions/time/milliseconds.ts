import { binary, call, type Expression, literal } from "../../../jsonata/index.ts";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** `time + amount`, in milliseconds. */
export function moved(time: Expression, amount: Expression | number): Expression {
  const by = typeof amount === "number" ? literal(amount) : amount;
  if (by.kind !== "literal" || typeof by.value !== "number") return binary("+", time, by);
  if (by.value === 0) return time;
  if (time.kind === "literal" && typeof time.value === "number")
    return literal(time.value + by.value);
  return by.value < 0 ? binary("-", time, literal(-by.value)) : binary("+", time, by);
}

export function difference(left: Expression, right: Expression): Expression {
  if (right.kind === "literal" && typeof right.value === "number") return moved(left, -right.value);
  return binary("-", left, right);
}

/** `amount * factor` */
export function times(amount: Expression, factor: number): Expression {
  if (amount.kind === "literal") return literal(Number(amount.value) * factor);
  return factor === 1 ? amount : binary("*", amount, literal(factor));
}

/** The last instant of the whole units that is not after it. */
export function cut(time: Expression, unit: number): Expression {
  return binary("*", call("floor", binary("/", time, literal(unit))), literal(unit));
}

/** What a clock that is at `local` shows. */
export function shown(local: Expression, picture: string): Expression {
  return call("fromMillis", local, literal(picture));
}

/** The instant of a text that `shown` makes. */
export function again(local: Expression, picture: string): Expression {
  return call("toMillis", shown(local, picture));
}

export function numberShown(local: Expression, picture: string): Expression {
  return call("number", shown(local, picture));
}
