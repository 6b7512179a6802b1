import type { ConstantValue, Word } from "./loaded-project.ts";

type Arguments = readonly ConstantValue[];

/** What the words that are data make of their arguments, as in Node. */
export const calls: Readonly<Partial<Record<Word, (given: Arguments) => ConstantValue>>> = {
  cron: ([expression, timezone, options]) => ({
    kind: "cron",
    expression,
    timezone,
    ...membersOf(options),
  }),
  rate: ([every, options]) => ({ kind: "rate", every, ...membersOf(options) }),
  at: ([time, timezone, options]) => ({ kind: "at", time, timezone, ...membersOf(options) }),
  calendar: ([calendar, changes]) => ({
    ...{ kind: "calendar", calendar, changes },
    businessDays: { kind: "businessDays", calendar, changes },
  }),
  s3: ([bucket, options]) => ({ kind: "s3", bucket, ...membersOf(options) }),
};

/** Nothing for what is no object. */
export function membersOf(value: ConstantValue): Readonly<Record<string, ConstantValue>> {
  return Object.fromEntries(
    typeof value === "object" && value !== null ? Object.entries(value) : [],
  );
}
