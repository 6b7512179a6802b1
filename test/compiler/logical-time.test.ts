/** Dates cost nothing: no function, no state more; and the time that a run is for stays what it was. */
import { describe, expect, it } from "vitest";
import type { StateMachine } from "../../lib/asl/index.ts";
import { compileProject } from "../../lib/compiler/index.ts";
import { simulate } from "../../lib/engine/index.ts";
import { begun } from "../engine/hand-fed.ts";
import { inFolder } from "./support/in-folder.ts";

const tasks = `
import { task } from "nagare";
export const load = task("load", { retry: { attempts: 3 } }, async ({ day }: { day: string }) => ({ day }));
export const report = task("report", async ({ month }: { month: string }) => ({ month }));
`;

const withDates = `
import { flow, zoned } from "nagare";
import { load, report } from "../tasks.ts";
export default flow("with-dates", async (_: {}, run) => {
  const day = zoned(run.scheduledTime, "Asia/Tokyo").minus({ days: 1 });
  const there = zoned(run.scheduledTime, "America/New_York").startOf("week");
  if (day.weekday > 5) return { skipped: day.toISODate() };
  await load({ day: day.toFormat("yyyyMMdd") });
  const days = [1, 2, 3].map((back) => day.minus({ days: back }).toFormat("yyyy-MM-dd"));
  const { month } = await report({ month: day.endOf("month").toFormat("yyyyMM") });
  return { month, days, there, late: day.toMillis() > there.toMillis(), next: day.plus({ months: 1 }) };
});
`;

const withoutDates = `
import { flow } from "nagare";
import { load, report } from "../tasks.ts";
export default flow("without-dates", async ({ day, weekday }: { day: string; weekday: number }) => {
  if (weekday > 5) return { skipped: day };
  await load({ day });
  const { month } = await report({ month: day });
  return { month, days: [], there: "", late: false, next: day };
});
`;

const { flows, diagnostics } = inFolder(
  {
    "tasks.ts": tasks,
    "flows/with-dates.ts": withDates,
    "flows/without-dates.ts": withoutDates,
  },
  (folder) => compileProject(folder),
);
const flowOf = (name: string) => flows.find((flow) => flow.name === name);
const machine = flowOf("with-dates")?.definition ?? ({} as StateMachine);

describe("a flow full of dates", () => {
  it("has the states and transitions of one without, and calls nothing for them", () => {
    const [dates, none] = [flowOf("with-dates"), flowOf("without-dates")];

    expect(diagnostics).toEqual([]);
    // Params that a run must have bring a state for those that are wrong.
    expect(dates?.stats.transitions).toBe(none?.stats.transitions);
    expect(dates?.stats.states).toBeLessThanOrEqual(none?.stats.states ?? 0);
    expect(dates?.tasks).toEqual(none?.tasks);
  });

  it("has the table of a zone once, and only the tables that it reads", () => {
    const tables = JSON.stringify(machine).match(/"offset\\?": ?\[/g) ?? [];

    expect(tables.length).toBe(1);
    expect(JSON.stringify(flowOf("without-dates"))).not.toContain("newYork");
  });
});

describe("run.scheduledTime", () => {
  const given = { nagare: { scheduledTime: "2026-03-09T15:30:00Z" } };

  it("is the same in every try, after a redrive, and in later steps", async () => {
    const fed = await begun(machine, given);
    fed.now = 3 * 86_400_000;
    await fed.fail("load", "Lambda.TooManyRequestsException");
    await fed.wake();
    await fed.fail("load", "Fatal");
    while (fed.run.status === "RUNNING") {
      await fed.wake();
      await fed.fail("load", "Fatal");
    }
    await fed.redrive();
    await fed.succeed("load", { day: "" });
    await fed.succeed("report", { month: "202603" });

    const days = fed.tasks("load").map((task) => JSON.stringify(task.arguments));
    expect(days.length).toBeGreaterThan(2);
    expect(days.every((each) => each.includes('"day":"20260309"'))).toBe(true);
    expect(JSON.stringify(fed.tasks("report")[0]?.arguments)).toContain('"month":"202603"');
    expect(fed.run.status).toBe("SUCCEEDED");
  });

  it("is the start of the execution where none is given", async () => {
    const day = '"day":"20251231"';
    const { events } = await simulate(
      machine,
      {},
      {
        startTime: Date.UTC(2026, 0, 1, 14),
        tasks: {
          "nagare-local-load": async () => ({ day: "" }),
          "nagare-local-report": async () => ({ month: "" }),
        },
      },
    );

    expect(JSON.stringify(events).replaceAll("\\", "")).toContain(day);
  });
});
