import {
  binary,
  call,
  conditional,
  type Expression,
  literal,
  raise,
} from "../../../jsonata/index.ts";
import type { ExpressionContext } from "../expression-context.ts";
import { once } from "../once.ts";
import { type Era, erasOf, eraYears } from "./eras.ts";
import { numberShown } from "./milliseconds.ts";

/** `G`: the era's name. */
export function eraName(local: Expression, token: string, locale: string): Expression {
  return ofEra(local, erasOf(token, locale), ({ name }) => literal(name));
}

/** `y`: the year in the era. */
export function eraYear(
  local: Expression,
  token: string,
  locale: string,
  context: ExpressionContext,
): Expression {
  const { first, width } = eraYears(token, locale);
  const before = ofEra(local, erasOf("G", locale), (era) => literal(era.before));
  const year = binary("-", numberShown(local, "[Y1]"), before);
  return once(year, "year", context, (value) => {
    const text = call("string", value);
    const padded = width > 1 ? lastDigits(text, width) : text;
    if (first === "1".padStart(width, "0")) return padded;
    return conditional(binary("=", value, literal(1)), literal(first), padded);
  });
}

/** Two of 8 as of 102. */
function lastDigits(text: Expression, width: number): Expression {
  return call("substring", call("pad", text, literal(-width), literal("0")), literal(-width));
}

/** The last one that has begun. */
function ofEra(local: Expression, eras: readonly Era[], say: (era: Era) => Expression): Expression {
  const none: Expression = raise("a time beyond the eras that are known here: from 1868-10-23 on");
  return eras.reduce(
    (earlier, era) => conditional(binary(">=", local, literal(era.from)), say(era), earlier),
    none,
  );
}

/** `G` of the calendar that has no other eras. */
export function commonEra(local: Expression, names: readonly string[]): Expression {
  const [before = "", after = ""] = names;
  return conditional(binary(">=", local, literal(YEAR_ONE)), literal(after), literal(before));
}

const YEAR_ONE = -62_135_596_800_000;
