import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { type ZoneRules, zoneReader } from "../../../lib/compiler/1-load/zone-rules.ts";

const read = zoneReader(2026);

function offsetAt({ changes }: ZoneRules, time: number): number {
  return (changes.findLast(({ at }) => at <= time) ?? changes[0]).offset;
}

describe("the rules of a zone", () => {
  it.each(["Asia/Tokyo", "America/New_York", "Australia/Lord_Howe", "Europe/Istanbul"])(
    "are luxon's on both sides of every change: %s",
    (name) => {
      const rules = read(name);
      if (rules === undefined) throw new Error(`no zone ${name}`);
      const times = rules.changes.flatMap(({ at }) => [at, at + 1, at + 86_400_000, at - 1]);
      const known = times.filter((time) => time >= rules.changes[0].at);

      expect(known.length).toBeGreaterThan(10);
      for (const time of known) {
        const { offset } = DateTime.fromMillis(time, { zone: name });
        expect(offsetAt(rules, time)).toBe(offset * 60_000);
      }
    },
  );

  it("reach ten years back and on from the year given, where the clock still changes", () => {
    const [now, later] = [read("Europe/London"), zoneReader(2031)("Europe/London")];

    expect(now?.changes[0].at).toBe(Date.UTC(2016, 0, 1));
    expect(now?.until).toBe(Date.UTC(2037, 0, 1));
    expect(later?.until).toBe(Date.UTC(2042, 0, 1));
  });

  it("begin where clocks show whole minutes, and go on for ever where nothing is planned", () => {
    const tokyo = read("Asia/Tokyo");

    expect(tokyo?.isSettled).toBe(true);
    expect(tokyo?.changes.at(-1)?.at).toBe(Date.UTC(1951, 8, 8, 15));
    expect(tokyo?.changes.every(({ offset }) => offset % 60_000 === 0)).toBe(true);
  });

  it.each([
    ["UTC", 0, true],
    ["utc+9", 540, false],
    ["UTC-3:30", -210, false],
    ["Etc/GMT-9", 540, false],
    ["Etc/UTC", 0, false],
  ])("are one offset for %s", (name, minutes, isUtc) => {
    const rules = read(name);

    expect(rules?.changes.map(({ offset }) => offset / 60_000)).toEqual([minutes]);
    expect(rules?.isUtc).toBe(isUtc);
  });

  it("are none for what is no zone, nor for the machine's own", () => {
    expect(["Asia/Tokio", "", "local", "system"].map(read)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
