import { GetExecutionHistoryCommand, type HistoryEvent } from "@aws-sdk/client-sfn";
import { expect, it } from "vitest";
import { drawProgress } from "../../lib/cli/run/draw-progress.ts";
import { drawTimeline } from "../../lib/cli/show/draw-timeline.ts";
import { redriveRun } from "../../lib/operations/index.ts";
import { progress, statusesOf, timelineOf } from "../../lib/timeline/index.ts";
import { outcome, started } from "../local/integrations/run-task.ts";
import { answering, localService, machine, task } from "../local/local-service.ts";

type Answer = Parameters<typeof answering>[0];

const retryOnce = { Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 1, MaxAttempts: 1 }] };

/** A task that fails so many times in all. */
function failing(times: number): Answer {
  let tries = 0;
  return () => {
    tries += 1;
    if (tries <= times) throw new TypeError("no");
    return { Payload: tries };
  };
}

/** The history of a run that failed and was redriven so many times. */
async function redriven(states: Readonly<Record<string, object>>, answer: Answer, redrives = 1) {
  const test = await localService({ perform: answering(answer) });
  test.service.putStateMachine("f", machine(states));
  const executionArn = await started(test.client, "f");
  await outcome(test, executionArn);
  for (let count = 0; count < redrives; count++) {
    await redriveRun(test.client, executionArn);
    await outcome(test, executionArn);
  }
  const read = new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 });
  return (await test.client.send(read)).events ?? [];
}

const withoutTimes = (text: string): string =>
  text.replaceAll(/ +\d+(ms|\.\ds|m \d\ds)/g, "").replaceAll(/ *━+/g, "");

const drawn = (events: readonly HistoryEvent[]): readonly string[] =>
  withoutTimes(drawTimeline(timelineOf(events), { color: false, full: false })).split("\n");

function told(events: readonly HistoryEvent[]): readonly string[] {
  const { next } = progress();
  return events.flatMap(next).map((line) => withoutTimes(drawProgress(line, false)));
}

it("counts the tries of a redriven step anew", async () => {
  const events = await redriven({ load: task(undefined, retryOnce) }, failing(3));
  expect(drawn(events)).toEqual([
    "✓ load",
    "    in  {}",
    "    try 1: TypeError: no",
    "    try 2: TypeError: no",
    "    redrive 1: TypeError: no",
    "    redrive 1, try 2",
    "    out 4",
  ]);
  expect(told(events)).toEqual([
    "· load",
    "✗ load TypeError: no",
    "↻ load try 2",
    "✗ load TypeError: no",
    "↻ load redriven",
    "✗ load TypeError: no",
    "↻ load try 2",
    "✓ load",
  ]);
});

it("tells which redrive a try belongs to, and that a step behind it is tried for the first time", async () => {
  const states = { load: task(undefined, { End: undefined, Next: "save" }), save: task() };
  const events = await redriven(states, failing(2), 2);
  expect(drawn(events)).toEqual([
    "✓ load",
    "    in  {}",
    "    try 1: TypeError: no",
    "    redrive 1: TypeError: no",
    "    redrive 2",
    "    out 3",
    "✓ save",
    expect.stringContaining("    in  "),
    "    out 4",
  ]);
  expect(statusesOf(events)).toEqual({ load: "succeeded", save: "succeeded" });
});

const branch = (name: string) => ({
  StartAt: name,
  States: { [name]: task(undefined, { Arguments: name }) },
});

/** Fails in b the first time; c waits for ever, until then. */
function both(): Answer {
  let isFirst = true;
  return (name) => {
    const fails = isFirst && name === "b";
    if (fails) isFirst = false;
    if (fails) throw new TypeError("no");
    return name === "c" && isFirst ? undefined : { Payload: name };
  };
}

it("shows the states of a redriven run as they are, not as they had failed", async () => {
  const states = { both: { Type: "Parallel", Branches: ["a", "b", "c"].map(branch), End: true } };
  const events = await redriven(states, both());
  const isRedrive = ({ type }: HistoryEvent) => type === "ExecutionRedriven";
  const redrive = events.findIndex(isRedrive);
  expect(redrive).toBeGreaterThan(0);
  const at = (count: number) => statusesOf(events.slice(0, count));
  expect(at(redrive)).toMatchObject({ both: "failed", b: "failed", c: "stopped" });
  expect(at(redrive + 1)).toMatchObject({ both: "running", b: "running", c: "running" });
  expect(at(events.length)).toEqual({
    ...{ both: "succeeded", a: "succeeded", b: "succeeded", c: "succeeded" },
  });
  expect(drawn(events).slice(0, 3)).toEqual([
    "✓ both",
    "    try 1: TypeError: no",
    "    redrive 1",
  ]);
});
