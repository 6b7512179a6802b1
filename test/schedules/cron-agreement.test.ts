import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cronProblem, restrictsBothDays } from "../../lib/compiler/2-check/cron-fields.ts";
import { scheduleExpression } from "../../lib/schedules/index.ts";

const UNIX = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const;

const value = fc.oneof(
  fc.integer({ min: 0, max: 61 }).map(String),
  fc.constantFrom("MON", "sun", "SAT", "JAN", "dec", "?", "L", "x", ""),
);
const range = fc.tuple(value, value).map(([first, last]) => `${first}-${last}`);
const stepped = fc
  .tuple(fc.oneof(range, fc.constant("*"), value), fc.integer({ min: 0, max: 70 }))
  .map(([of, by]) => `${of}/${by}`);
const list = fc.array(fc.oneof(value, range, stepped), { minLength: 1, maxLength: 3 });
const field = fc.oneof(
  fc.constant("*"),
  list.map((items) => items.join(",")),
);
const expressions = fc
  .array(field, { minLength: 5, maxLength: 5 })
  .map((fields) => fields.join(" "));

function translated(expression: string): string | undefined {
  const said = scheduleExpression({ kind: "cron", expression, timezone: "UTC" });
  return said.kind === "expression" ? said.expression.slice("cron(".length, -1) : undefined;
}

/** The values a field stands for, by the documented meaning of `*`, `a`, `a-b`, `a/n`, `a-b/n` and lists. */
function valuesOf(
  text: string,
  [first, last]: readonly [number, number],
  names: readonly string[],
) {
  const number = (word: string) => {
    const named = names.indexOf(word.toUpperCase());
    return named < 0 ? Number(word) : first + named;
  };
  const found = text.split(",").flatMap((item) => {
    const [of = "", by] = item.split("/");
    const [from = "", to = by === undefined ? from : String(last)] =
      of === "*" || of === "?" ? [String(first), String(last)] : of.split("-");
    const all = Array.from({ length: last + 2 }, (_, each) => each);
    const start = number(from);
    return all.filter(
      (each) => each >= start && each <= number(to) && (each - start) % Number(by ?? 1) === 0,
    );
  });
  return [...new Set(found)].sort((one, other) => one - other);
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const NAMES = [[], [], [], MONTHS, DAYS];

describe("a translated cron expression", () => {
  it("exists for all that the compiler accepts", () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        fc.pre(cronProblem(expression) === undefined && !restrictsBothDays(expression));
        expect(translated(expression)).toBeDefined();
      }),
      { numRuns: 300, maxSkipsPerRun: 1000 },
    );
  });

  it("names the same minutes, hours, days and months", () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        const aws = translated(expression)?.split(" ");
        fc.pre(aws !== undefined && !/[LW#]/.test(expression));
        for (const [index, text] of expression.split(" ").entries()) {
          const [first, last] = UNIX[index] ?? [0, 0];
          const unix = valuesOf(text, [first, last], NAMES[index] ?? []);
          const weekday = index === 4;
          const shift = weekday ? 1 : 0;
          const there = valuesOf(
            aws?.[index] ?? "",
            [first + shift, last + shift],
            NAMES[index] ?? [],
          );
          const asOnAws = unix.map((day) => (weekday ? (day % 7) + 1 : day));
          expect(there).toEqual([...new Set(asOnAws)].sort((one, other) => one - other));
        }
      }),
      { numRuns: 300, maxSkipsPerRun: 1000 },
    );
  });
});
