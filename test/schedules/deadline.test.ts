import { expect, test } from "vitest";
import { type Deadline, deadlineOf } from "../../lib/schedules/index.ts";

const six: Deadline = { kind: "clock", time: "06:00" };

test.each([
  ["of the same day", six, "2026-01-10T05:00+09:00", "Asia/Tokyo", "2026-01-10T06:00+09:00"],
  ["of the next morning", six, "2026-01-10T22:00+09:00", "Asia/Tokyo", "2026-01-11T06:00+09:00"],
  ["never at once", six, "2026-01-10T06:00+09:00", "Asia/Tokyo", "2026-01-11T06:00+09:00"],
  ["on the zone's own day", six, "2026-01-09T20:30Z", "Asia/Tokyo", "2026-01-09T21:00Z"],
  [
    "as much later as a skipped hour",
    { kind: "clock", time: "02:30" },
    "2026-03-29T01:00+01:00",
    "Europe/Berlin",
    "2026-03-29T03:30+02:00",
  ],
  [
    "after the scheduled time",
    { kind: "after", seconds: 1800 },
    "2026-01-10T05:00Z",
    "UTC",
    "2026-01-10T05:30Z",
  ],
] as const)("it is %s", (_, deadline, scheduled, zone, expected) => {
  expect(deadlineOf(deadline, new Date(scheduled), zone)).toEqual(new Date(expected));
});
