/** Business days: of Japan as its law has them, and in Node as in a state machine. */
import { describe, expect, it } from "vitest";
import { compileProject } from "../../../lib/compiler/index.ts";
import { simulate } from "../../../lib/engine/index.ts";
import { calendar } from "../../../lib/flow/index.ts";
import native from "./flow.ts";

const DAY = 86_400_000;
const dayAt = (time: number) => new Date(time).toISOString().slice(0, 10);

const { flows, diagnostics } = compileProject(import.meta.dirname, { files: ["flow.ts"] });
const [flow] = flows;

async function compiled(asked: readonly { readonly day: string; readonly count: number }[]) {
  if (flow === undefined) throw new Error(JSON.stringify(diagnostics));
  return await simulate(flow.definition, { asked: asked.map((each) => ({ ...each })) }, {});
}

/** Every 34 days over the years that the calendar knows, with all counts in turn. */
const ASKED = Array.from({ length: 116 }, (_, index) => ({
  day: dayAt(Date.UTC(2021, 1, 1) + index * 34 * DAY),
  count: (index % 27) - 13,
}));

describe("business days", () => {
  it("are the same in Node and in the state machine, over the years", async () => {
    for (let from = 0; from < ASKED.length; from += 23) {
      const asked = ASKED.slice(from, from + 23);
      const result = await compiled(asked);
      expect(result).toMatchObject({ status: "SUCCEEDED" });
      expect(result.status === "SUCCEEDED" && result.output).toEqual(await native({ asked }));
    }
  });

  it.each([
    [
      "2020-12-31",
      0,
      "the calendar JP has the days from 2021-01-01 to 2031-12-31: 2020-12-31 is beyond",
    ],
    [
      "2031-12-31",
      1,
      "the calendar JP has the days from 2021-01-01 to 2031-12-31: 2032-01-01 is beyond",
    ],
    [
      "2021-01-01",
      -1,
      "the calendar JP has the days from 2021-01-01 to 2031-12-31: 2020-12-31 is beyond",
    ],
    ["2026-02-30", 0, "not a day: 2026-02-30"],
    ["20260203", 0, "not a day: 20260203"],
    ["2026-03-03", 367, "not a number of business days up to 366: 367"],
    ["2026-03-03", 0.5, "not a number of business days up to 366: 0.5"],
  ])("of %s and %s are refused by both with the same words", async (day, count, message) => {
    await expect(native({ asked: [{ day, count }] })).rejects.toThrow(
      expect.objectContaining({ name: "RangeError", message }),
    );
    const result = await compiled([{ day, count }]);
    expect(result.status).toBe("FAILED");
    expect(JSON.stringify(result)).toContain(message);
  });
});

describe("the calendar of Japan", () => {
  const jp = calendar("JP");

  it("has the holidays of 2026 and their substitutes", () => {
    const days = Array.from({ length: 365 }, (_, index) =>
      dayAt(Date.UTC(2026, 0, 1) + index * DAY),
    );
    const isWeekday = (day: string) => ![0, 6].includes(new Date(day).getUTCDay());
    const closed = days.filter((day) => isWeekday(day) && !jp.isBusinessDay(day));
    expect(closed.map((day) => day.slice(5))).toEqual([
      ...["01-01", "01-12", "02-11", "02-23", "03-20", "04-29", "05-04", "05-05", "05-06"],
      ...["07-20", "08-11", "09-21", "09-22", "09-23", "10-12", "11-03", "11-23"],
    ]);
  });

  it("takes days away and adds them", () => {
    const own = calendar("JP", { also: ["2026-12-31"], except: ["2026-11-23", "2026-11-28"] });
    expect([jp, own].map((each) => each.lastBusinessDay("2026-12"))).toEqual([
      "2026-12-31",
      "2026-12-30",
    ]);
    expect(["2026-11-23", "2026-11-28"].map((day) => own.isBusinessDay(day))).toEqual([true, true]);
  });

  it("leaves every month a business day, or is none", () => {
    const all = Array.from(
      { length: 28 },
      (_, index) => `2026-02-${String(index + 1).padStart(2, "0")}`,
    );
    const closed = calendar({ name: "closed", holidays: all });
    expect(() => closed.isBusinessDay("2026-02-01")).toThrow(/days in a row without business/);
  });
});
