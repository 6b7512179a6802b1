import { expect, test } from "vitest";
import { readInput } from "../../lib/cli/run/read-input.ts";

const flow = {
  name: "report",
  paramsSchema: { type: "object", properties: { table: { type: "string" } } },
};

test.each([
  ["2026-03-01T10:00+09:00", "2026-03-01T01:00:00Z"],
  ["2026-03-01T01:00:00.000Z", "2026-03-01T01:00:00Z"],
  ["2026-03-01T01:00:00.25Z", "2026-03-01T01:00:00.250Z"],
])("it has the time %s as schedules send it, beside the params", (at, scheduledTime) => {
  const input = readInput(flow, { at }, ["--table", "trips"]);
  expect(input).toEqual({ table: "trips", nagare: { scheduledTime } });
});

test.each([
  "tomorrow",
  "2026-03-01",
  "2026-03-01T10:00",
  "2026-02-30T10:00Z",
  "2026-03-01T25:00Z",
  "2026-03-01T10:00+25:00",
  "1999-03-01T10:00Z",
  "",
])("it refuses %s as a time", (at) => {
  expect(() => readInput(flow, { at }, [])).toThrow(
    `--at: expected an instant with its zone, such as 2026-01-02T01:00:00Z or 2026-01-02T10:00+09:00, got "${at}"`,
  );
});
