import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { describe, expect, it } from "vitest";
import type { StateMachine } from "../../lib/asl/index.ts";
import { drawTimeline } from "../../lib/cli/show/draw-timeline.ts";
import { newLines } from "../../lib/cli/show/new-lines.ts";
import { type SimulatedTask, simulate } from "../../lib/engine/index.ts";
import { type TimelinePart, type TimelineStep, timelineOf } from "../../lib/timeline/index.ts";

const call = (task: string, more: object = { End: true }): object => ({
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke",
  Arguments: { FunctionName: task, Payload: "{% $states.input %}" },
  ...more,
});

async function historyOf(states: object, tasks: Record<string, SimulatedTask>, input: object = {}) {
  const definition = { QueryLanguage: "JSONata", StartAt: Object.keys(states)[0], States: states };
  const { events } = await simulate(definition as StateMachine, { ...input }, { tasks });
  return events.map(
    (event) => ({ ...event, timestamp: new Date(event.timestamp) }) as HistoryEvent,
  );
}

/** A timeline in short: `load ✗ [a ✓ | b ✗]`. */
function brief(steps: readonly TimelineStep[]): string {
  return steps
    .map(({ state, status, attempts, parts }) => {
      const tries = attempts.length > 1 ? ` ×${attempts.length}` : "";
      const inside = parts.length === 0 ? "" : ` (${parts.map(briefPart).join(" | ")})`;
      return `${state} ${status}${tries}${inside}`;
    })
    .join(", ");
}

const briefPart = ({ kind, index, status, steps }: TimelinePart): string =>
  `${kind} ${index} ${status}: ${brief(steps)}`;

const fail = () => {
  throw new TypeError("no");
};

/** What Lambda tells of it. */
const saysNo = expect.stringContaining('"no"');

/** A history by hand: each line is `id previous type name`. */
function events(text: string): readonly HistoryEvent[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [id, previousEventId, type = "", name, index] = line.trim().split(" ");
      const details = { name, index: Number(index), state: name };
      return {
        id: Number(id),
        previousEventId: Number(previousEventId),
        type,
        timestamp: new Date(Number(id) * 1000),
        stateEnteredEventDetails: details,
      } as unknown as HistoryEvent;
    });
}

describe("the timeline of a run", () => {
  it("tells what went into a step and came out of it", async () => {
    const { steps, from, to } = timelineOf(
      await historyOf({ load: call("load") }, { load: () => ({ rows: 1 }) }, { day: "monday" }),
    );
    expect(steps).toMatchObject([
      { state: "load", kind: "Task", status: "succeeded", input: '{"day":"monday"}' },
    ]);
    expect(JSON.parse(steps[0]?.attempts[0]?.result ?? "")).toMatchObject({ Payload: { rows: 1 } });
    expect(to).toBeGreaterThanOrEqual(from);
  });

  it("counts the tries of a step, each with its error", async () => {
    let tries = 0;
    const flaky = () => (++tries < 3 ? fail() : 1);
    const Retry = [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 2, MaxAttempts: 3 }];
    const { steps } = timelineOf(
      await historyOf({ load: call("load", { Retry, End: true }) }, { load: flaky }),
    );
    expect(steps).toMatchObject([
      {
        status: "succeeded",
        attempts: [{ error: "TypeError", cause: saysNo }, { error: "TypeError" }, { redrive: 0 }],
      },
    ]);
    expect(steps[0]).not.toHaveProperty("error");
  });

  it("tells branches, which one failed and which was stopped by that", async () => {
    const only = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });
    const Branches = [
      only("a", { Type: "Pass", End: true }),
      only("b", call("b")),
      only("c", { Type: "Wait", Seconds: 9, End: true }),
    ];
    const both = { Type: "Parallel", Branches, End: true };
    const history = await historyOf({ both }, { b: fail });
    expect(brief(timelineOf(history).steps)).toBe(
      "both failed (branch 0 succeeded: a succeeded | branch 1 failed: b failed | branch 2 stopped: c stopped)",
    );
    expect(timelineOf(history).steps[0]).toMatchObject({ error: "TypeError", cause: saysNo });
  });

  it("tells the items of a map, and of nested ones", async () => {
    const one = { StartAt: "one", States: { one: call("one") } };
    const inner = { Type: "Map", Items: [1, 2], ItemProcessor: one, End: true };
    const outer = {
      Type: "Map",
      Items: [7, 8],
      ItemProcessor: { StartAt: "inner", States: { inner } },
      End: true,
    };
    const history = await historyOf({ outer }, { one: () => 1 });
    const items = "(item 0 succeeded: one succeeded | item 1 succeeded: one succeeded)";
    expect(brief(timelineOf(history).steps)).toBe(
      `outer succeeded (item 0 succeeded: inner succeeded ${items} | item 1 succeeded: inner succeeded ${items})`,
    );
  });

  it("throws away what a retried parallel did before, but counts its tries", async () => {
    let tries = 0;
    const flaky = () => (++tries < 2 ? fail() : 1);
    const Retry = [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1 }];
    const Branches = [{ StartAt: "a", States: { a: call("a") } }];
    const history = await historyOf(
      { both: { Type: "Parallel", Branches, Retry, End: true } },
      { a: flaky },
    );
    expect(brief(timelineOf(history).steps)).toBe(
      "both succeeded ×2 (branch 0 succeeded: a succeeded)",
    );
  });

  it("tells what was caught, and goes on behind it", async () => {
    const Catch = [{ ErrorEquals: ["States.ALL"], Next: "after" }];
    const states = { load: call("load", { Catch, End: true }), after: call("after") };
    const { steps } = timelineOf(await historyOf(states, { load: fail, after: () => 1 }));
    expect(brief(steps)).toBe("load caught, after succeeded");
    expect(steps[0]).toMatchObject({ error: "TypeError", cause: saysNo });
  });

  it("tells the error of a Fail state, and of an expression", async () => {
    const stop = { Type: "Fail", Error: "Stopped", Cause: "by hand" };
    const failed = timelineOf(await historyOf({ stop }, {}));
    expect(failed.steps).toMatchObject([{ status: "failed", error: "Stopped", cause: "by hand" }]);
    const wrong = { Type: "Pass", Output: "{% $parse('{') %}", End: true };
    const broken = timelineOf(await historyOf({ wrong }, {}));
    expect(broken.steps).toMatchObject([
      { status: "failed", error: "States.QueryEvaluationError" },
    ]);
  });

  it("shows every prefix of a history as a run that still goes on", async () => {
    const one = { StartAt: "one", States: { one: call("one") } };
    const each = { Type: "Map", Items: [1, 2], ItemProcessor: one, Next: "last" };
    const history = await historyOf({ each, last: call("last") }, { one: () => 1, last: () => 2 });
    const pictures = history.map((_, at) => brief(timelineOf(history.slice(0, at + 1)).steps));
    expect(pictures).toContain("each running (item 0 running:  | item 1 running: )");
    expect(pictures.at(-2)).toContain("last succeeded");
  });

  it("goes on after a redrive where the run had stopped, each task in its own place", () => {
    const { steps } = timelineOf(
      events(`
        1 0 ExecutionStarted
        2 0 MapStateEntered M
        3 2 MapStateStarted
        4 3 MapIterationStarted M 0
        5 3 MapIterationStarted M 1
        6 4 TaskStateEntered i
        7 6 TaskScheduled
        8 5 TaskStateEntered i
        9 8 TaskScheduled
        10 7 TaskFailed
        11 10 MapIterationFailed M 0
        12 9 MapIterationAborted M 1
        13 10 MapStateFailed
        14 13 ExecutionFailed
        15 14 ExecutionRedriven
        16 15 TaskScheduled
        17 15 TaskScheduled
        18 16 TaskSucceeded
        19 18 TaskStateExited i
        20 19 MapIterationSucceeded M 0
        21 17 TaskSucceeded
        22 21 TaskStateExited i
        23 22 MapIterationSucceeded M 1
        24 22 MapStateSucceeded
        25 22 MapStateExited M
        26 25 TaskStateEntered z
      `),
    );
    expect(brief(steps)).toBe(
      "M succeeded ×2 (item 0 succeeded: i succeeded ×2 | item 1 succeeded: i succeeded ×2), z running",
    );
  });
});

describe("a drawn timeline", () => {
  it("keeps to 80 columns, and shows in full what it cut", async () => {
    const text = "x".repeat(300);
    const history = await historyOf({ load: call("load") }, { load: () => text }, { text });
    const timeline = timelineOf(history);
    const short = drawTimeline(timeline, { color: false, full: false });
    expect(Math.max(...short.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(short).toContain('in  {"text":"xxx');
    expect(drawTimeline(timeline, { color: false, full: true })).toContain(text);
  });

  it("shows of many items those that did not succeed, and says how many more there are", async () => {
    const one = { StartAt: "one", States: { one: call("one") } };
    const each = {
      Type: "Map",
      Items: "{% [1..50] %}",
      ItemProcessor: one,
      MaxConcurrency: 1,
      End: true,
    };
    const odd = (n: unknown) => (n === 40 ? fail() : 1);
    const drawn = drawTimeline(timelineOf(await historyOf({ each }, { one: odd })), {
      color: false,
      full: false,
    });
    expect(drawn).toContain("✗ one [39]");
    expect(drawn).toContain("TypeError: no");
    expect(drawn).toContain("… 36 more (--full shows all)");
  });
});

describe("new lines of output", () => {
  const line = (at: number, text: string) => ({ at, text });

  it("are those behind the last known one, also when several came at once", () => {
    const known = [line(1, "a"), line(2, "b")];
    const lines = [...known, line(2, "c"), line(3, "d")];
    expect(newLines(known, lines).map(({ text }) => text)).toEqual(["c", "d"]);
    expect(newLines([], known)).toEqual(known);
    expect(newLines(lines, lines)).toEqual([]);
  });
});
