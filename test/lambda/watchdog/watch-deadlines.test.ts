import { expect, test } from "vitest";
import type { Notice } from "../../../lambda/notices/notice.ts";
import { textOf } from "../../../lambda/notices/text-of.ts";
import { watchdogCode } from "../../../lambda/watchdog/bundle.ts";
import { type WatchdogPorts, watchDeadlines } from "../../../lambda/watchdog/index.ts";
import { type KnownDeadlines, revived } from "../../../lambda/watchdog/known-deadlines.ts";
import { lateMetric } from "../../../lambda/watchdog/late-metric.ts";
import { runsOf } from "../../../lambda/watchdog/runs-of.ts";
import { startRun } from "../../../lib/operations/index.ts";
import type { Late } from "../../../lib/watchdog/index.ts";
import {
  answering,
  localService,
  machine,
  stateMachineArn,
  task,
} from "../../local/local-service.ts";

const timezone = "Asia/Tokyo";
const known: KnownDeadlines = {
  environment: "prod",
  flows: [
    {
      ...{ name: "nightly", machine: "nagare-prod-nightly", place: "flows/nightly.ts:3" },
      schedules: [
        {
          schedule: {
            times: { kind: "cron", expression: "0 5 * * *", timezone },
            start: new Date("2026-01-01"),
          },
          timezone,
        },
      ],
      startBy: { kind: "after", seconds: 600 },
      finishBy: { kind: "clock", time: "06:00" },
    },
  ],
};
const machines = stateMachineArn("");
const after = (time: string) => ({ scheduledTime: `2026-01-10T${time}:00+09:00`, machines });
const startPassed = after("05:12");
const finishPassed = after("06:04");

function watching(ask: WatchdogPorts["runsOf"], failures = 0, flows = known.flows) {
  const told: Notice[] = [];
  const counted: Late[] = [];
  let left = failures;
  const topic = async (notice: Notice) => {
    if (left-- > 0) throw new Error("SNS is away");
    told.push(notice);
  };
  const quiet = async () => {};
  const handler = watchDeadlines({
    ...{ known: { ...known, flows }, targets: { topic, quiet }, runsOf: ask },
    count: (late) => counted.push(late),
  });
  return { handler, told, counted };
}

const nothing = () => async () => [];

test("it tells of a run that nobody has started", async () => {
  const { handler, told, counted } = watching(nothing);
  await handler(after("05:10"));
  expect(told).toEqual([]);
  await handler(startPassed);
  expect(textOf(told[0] as Notice)).toMatchInlineSnapshot(`
    "nightly did not start in time in prod

    no run for 2026-01-10 05:00 had started by 2026-01-10 05:10
      at nightly (flows/nightly.ts:3)

    planned for 2026-01-09T20:00:00.000Z; the times above are those of Asia/Tokyo

    see its runs: npx nagare runs nightly --env prod
    run it now: npx nagare run nightly --at 2026-01-09T20:00:00Z --env prod
    the flow: https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1#/statemachines/view/arn:aws:states:us-east-1:123456789012:stateMachine:nagare-prod-nightly
    "
  `);
  expect(counted.map(({ how }) => how)).toEqual(["not-started"]);
  expect(lateMetric(known, counted[0] as Late)).toMatchObject({
    ...{ environment: "prod", flow: "nightly", Late: 1, how: "not-started" },
    _aws: { CloudWatchMetrics: [{ Namespace: "nagare", Metrics: [{ Name: "Late" }] }] },
  });
});

test("it finds the run of a scheduled time among the runs of Step Functions", async () => {
  const { service, client } = await localService({
    perform: answering(() => undefined),
    history: "forgotten",
  });
  service.putStateMachine("nagare-prod-nightly", machine({ load: task() }));
  const arn = stateMachineArn("nagare-prod-nightly");
  const input = (scheduledTime: string) => ({ nagare: { scheduledTime } });
  await startRun(client, {
    stateMachineArn: arn,
    name: "other",
    input: input("2026-01-08T20:00:00Z"),
  });
  const { handler, told } = watching(runsOf(known, client));
  await handler(startPassed);
  expect(told.map(({ problem }) => problem)).toEqual([
    "no run for 2026-01-10 05:00 had started by 2026-01-10 05:10",
  ]);
  await startRun(client, {
    stateMachineArn: arn,
    name: "own",
    input: input("2026-01-09T20:00:00Z"),
  });
  await handler(finishPassed);
  expect(told[1]).toMatchObject({
    problem: "the run for 2026-01-10 05:00 still ran at 2026-01-10 06:00",
    status: "LATE",
    executionArn: `${arn.replace("stateMachine", "execution")}:own`,
    next: ["see how it stands: npx nagare show nightly/own --env prod"],
  });
});

test("it tells again only where it could not, when its call is tried again", async () => {
  const { handler, told, counted } = watching(nothing, 1);
  await expect(handler(startPassed)).rejects.toThrow("SNS is away");
  await handler(startPassed);
  expect([told.length, counted.length]).toEqual([1, 1]);
});

test("it tells of the other flows where it can't look at one, and fails", async () => {
  const others = known.flows.map((flow) => ({ ...flow, name: "other" }));
  const away = () => async (flow: string) => {
    if (flow === "nightly") throw new Error("throttled");
    return [];
  };
  const { handler, told } = watching(away, 0, [...known.flows, ...others]);
  await expect(handler(startPassed)).rejects.toThrow(
    "the runs of nightly can't be looked at: Error: throttled",
  );
  expect(told.map(({ flow }) => flow)).toEqual(["other"]);
});

test("it has in its bundle what it watches, and reads it as it was", () => {
  const { "index.mjs": code = "", "deadlines.json": json = "" } = watchdogCode(known);
  expect(revived(JSON.parse(json))).toEqual(known);
  expect(code.length).toBeLessThan(200_000);
  const imported = new Set([...code.matchAll(/from"([^"]+)"/g)].map(([, name]) => name));
  // Lambda's runtime has all of the SDK, and nothing else.
  expect(
    [...imported].filter((name) => !/^(@aws-sdk\/client-|(node:)?(fs|path)$)/.test(`${name}`)),
  ).toEqual([]);
});
