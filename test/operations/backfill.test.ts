import type { SFNClient } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import {
  type Ask,
  type BackfillItem,
  type BackfillMode,
  listRuns,
  patient,
  planBackfill,
  redriveRun,
  runBackfill,
  scheduledRuns,
  startRun,
  tryOf,
} from "../../lib/operations/index.ts";
import {
  answering,
  stateMachineArn as arnOf,
  localService,
  machine,
  task,
} from "../local/local-service.ts";

const days = [1, 2, 3, 4, 5].map((day) => new Date(Date.UTC(2026, 0, day, 1)));
const [first = new Date(), second = new Date()] = days;
const stateMachineArn = arnOf("daily");

const asking =
  (client: SFNClient): Ask =>
  (question) =>
    question(client);

/** A flow whose runs stand still on some days until they are let go, and fail on others. */
async function daily() {
  const failing = new Set<string>();
  const held = new Map<string, PromiseWithResolvers<void>>();
  const [current, most] = [new Set<string>(), { atOnce: 0 }];
  const begun: string[] = [];
  const perform = answering(async (argument) => {
    const day = dayOf(argument);
    begun.push(day);
    current.add(day);
    most.atOnce = Math.max(most.atOnce, current.size);
    await held.get(day)?.promise;
    current.delete(day);
    if (failing.has(day)) throw new Error(`no rows on ${day}`);
    return { day };
  });
  const { service, client } = await localService({ perform });
  service.putStateMachine("daily", machine({ a: task() }));
  return { client, failing, held, most, begun };
}

function dayOf(argument: unknown): string {
  return /"scheduledTime":"2026-01-(\d\d)/.exec(JSON.stringify(argument))?.[1] ?? "?";
}

interface Wanted {
  readonly times?: readonly Date[];
  readonly mode?: BackfillMode;
  readonly params?: object;
  readonly label?: string;
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
}

async function plan(
  client: SFNClient,
  { times: all = days, mode = "all", params = {}, label }: Wanted = {},
): Promise<readonly BackfillItem[]> {
  const runs = await listRuns(client, { stateMachineArn });
  const isKnown = ({ name }: { readonly name: string }) => name.startsWith("backfill-");
  const others = await scheduledRuns(asking(client), {
    stateMachineArn,
    since: first,
    isKnown,
  });
  const times = all.map((scheduledTime) => ({ scheduledTime, params }));
  return planBackfill({ times, mode, runs, others, ...(label !== undefined && { label }) });
}

async function backfill(client: SFNClient, wanted: Wanted = {}): Promise<readonly string[]> {
  const told: string[] = [];
  const items = await plan(client, wanted);
  const { concurrency = 2, signal = new AbortController().signal } = wanted;
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 2));
  const of = { ask: asking(client), stateMachineArn, startArn: stateMachineArn, items };
  for await (const event of runBackfill({ ...of, concurrency, signal, pause })) {
    const day = event.item.scheduledTime.getUTCDate();
    told.push(`${day} ${event.kind === "ended" ? event.run.status : event.kind}`);
  }
  return told;
}

const actions = (items: readonly BackfillItem[]) =>
  items.map(({ action, name }) => `${action} ${name}`);

test("it runs every time once, so many at once and no more", async () => {
  const { client, most, held, begun } = await daily();
  held.set("01", Promise.withResolvers());
  const going = backfill(client);
  while (!begun.includes("03")) await new Promise((resolve) => setTimeout(resolve, 2));
  held.get("01")?.resolve();
  const told = await going;
  expect(told.filter((one) => one.endsWith("SUCCEEDED")).sort()).toEqual(
    days.map((_, index) => `${index + 1} SUCCEEDED`),
  );
  expect(most.atOnce).toBe(2);
  const runs = await listRuns(client, { stateMachineArn });
  expect(runs.map(({ name }) => name).sort()[0]).toBe("backfill-20260101T010000Z");
  expect(await backfill(client)).toEqual([]);
});

test("it goes on where it stopped, and waits for what still runs", async () => {
  const { client, held, begun } = await daily();
  const stop = new AbortController();
  held.set("02", Promise.withResolvers());
  const going = backfill(client, { signal: stop.signal });
  while (!begun.includes("04")) await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort();
  await going;
  expect(actions(await plan(client)).slice(0, 2)).toEqual([
    "leave backfill-20260101T010000Z",
    "wait backfill-20260102T010000Z",
  ]);
  const goingOn = backfill(client);
  while (!begun.includes("05")) await new Promise((resolve) => setTimeout(resolve, 5));
  held.get("02")?.resolve();
  const told = await goingOn;
  expect(told).toContain("2 running");
  expect(told).toContain("5 SUCCEEDED");
  expect(begun.toSorted()).toEqual(["01", "02", "03", "04", "05"]);
});

test("it leaves what failed, and tries it again when asked to", async () => {
  const { client, failing } = await daily();
  failing.add("02");
  expect(await backfill(client)).toContain("2 FAILED");
  expect(await backfill(client)).toEqual([]);
  expect(await backfill(client, { mode: "only-failed" })).toEqual(["2 running", "2 FAILED"]);
  failing.clear();
  expect(await backfill(client, { mode: "only-failed" })).toEqual(["2 running", "2 SUCCEEDED"]);
  expect(await backfill(client, { mode: "only-failed" })).toEqual([]);
  const tries = await listRuns(client, { stateMachineArn });
  const ofSecond = tries.map(({ name }) => name).filter((name) => name.includes("0102T"));
  expect(ofSecond.sort()).toEqual([
    "backfill-20260102T010000Z",
    "backfill-20260102T010000Z-2",
    "backfill-20260102T010000Z-3",
  ]);
});

test("it takes a run that was redriven for what has become of it", async () => {
  const { client, failing } = await daily();
  failing.add("02");
  await backfill(client);
  failing.clear();
  const [run] = await listRuns(client, { stateMachineArn, status: "FAILED" });
  await redriveRun(client, run?.executionArn ?? "");
  while ((await listRuns(client, { stateMachineArn, status: "RUNNING" })).length > 0);
  expect(await backfill(client, { mode: "only-failed" })).toEqual([]);
});

test("it sees the runs that a schedule has started, where only what is missing or failed is wanted", async () => {
  const { client, failing } = await daily();
  failing.add("02");
  for (const [name, time] of [
    ["scheduled-1", first],
    ["scheduled-2", second],
  ] as const) {
    const input = { nagare: { scheduledTime: time.toISOString() } };
    await startRun(client, { stateMachineArn, name, input });
  }
  while ((await listRuns(client, { stateMachineArn, status: "RUNNING" })).length > 0);
  expect(actions(await plan(client, { mode: "only-missing" }))).toEqual([
    "leave scheduled-1",
    "leave scheduled-2",
    "start backfill-20260103T010000Z",
    "start backfill-20260104T010000Z",
    "start backfill-20260105T010000Z",
  ]);
  expect(actions(await plan(client, { mode: "only-failed" })).slice(0, 3)).toEqual([
    "leave scheduled-1",
    "start backfill-20260102T010000Z",
    "leave backfill-20260103T010000Z",
  ]);
  expect(actions(await plan(client))[0]).toBe("start backfill-20260101T010000Z");
});

test("it takes other params, or another label, for another backfill", async () => {
  const { client } = await daily();
  const times = [first];
  await backfill(client, { times, params: { a: 1, b: [true, null] } });
  const names = async (wanted: Wanted) => actions(await plan(client, { times, ...wanted }));
  const [same = ""] = await names({ params: { b: [true, null], a: 1 } });
  expect(same).toMatch(/^leave backfill-20260101T010000Z-p[0-9a-f]{6}$/);
  expect((await names({ params: { a: 2 } }))[0]).toMatch(/^start /);
  expect(await names({ label: "fixed" })).toEqual(["start backfill-fixed-20260101T010000Z"]);
});

test("it follows a run that somebody else has started in between", async () => {
  const { client, begun } = await daily();
  const stale = await plan(client, { times: [first] });
  await backfill(client, { times: [first] });
  const quick = { concurrency: 1, signal: new AbortController().signal, pause: async () => {} };
  const of = { ask: asking(client), stateMachineArn, startArn: stateMachineArn };
  const told: string[] = [];
  for await (const { kind } of runBackfill({ ...of, ...quick, items: stale })) told.push(kind);
  expect(told).toEqual(["running", "ended"]);
  expect(begun).toEqual(["01"]);
});

test.each([
  ["backfill-20260101T010000Z", "backfill-20260101T010000Z", 1],
  ["backfill-20260101T010000Z-12", "backfill-20260101T010000Z", 12],
  ["backfill-x-20260101T010000Z-p123456-2", "backfill-x-20260101T010000Z-p123456", 2],
  ["backfill-x-20260101T010000Z-p123456", "backfill-x-20260101T010000Z-p123456", 1],
])("it reads the try off %s", (text, name, attempt) => {
  expect(tryOf(text)).toEqual({ name, attempt });
});

test("it asks again when AWS has had enough for a moment, and not when it refuses", async () => {
  const waits: number[] = [];
  const answers = [named("ThrottlingException"), new Error("?", { cause: named("ECONNRESET") })];
  const ask: Ask = async (question) => {
    const error = answers.shift();
    if (error !== undefined) throw error;
    return await question({} as SFNClient);
  };
  const patiently = patient(ask, async (milliseconds) => void waits.push(milliseconds));
  expect(await patiently(async () => "there")).toBe("there");
  expect(waits).toEqual([1000, 2000]);
  answers.push(named("AccessDeniedException"));
  await expect(patiently(async () => "there")).rejects.toThrow("AccessDeniedException");
});

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}
