import { describe, expect, it } from "vitest";
import { wrongUsage } from "../../lib/cli/cli-error.ts";
import type { Connection } from "../../lib/cli/connect/connection.ts";
import { plainError } from "../../lib/cli/connect/plain-error.ts";
import { locksText } from "../../lib/cli/locks/locks-text.ts";
import { releasePlace } from "../../lib/cli/locks/release-place.ts";
import { shortRuns } from "../../lib/cli/locks/short-runs.ts";
import { whichLocks } from "../../lib/cli/locks/which-locks.ts";
import { lockWait } from "../../lib/cli/run/lock-wait.ts";
import { withoutBusy } from "../../lib/cli/run/without-busy.ts";
import type { CompiledProject } from "../../lib/compiler/index.ts";
import type { LockPorts } from "../../lib/locks/index.ts";
import type { ProgressLine } from "../../lib/timeline/index.ts";

const arn = (run: string) =>
  `arn:aws:states:us-east-1:123456789012:execution:nagare-prod-sync:${run}`;

const project = {
  flows: [
    { name: "sync", locks: [{ lock: "warehouse" }], rates: [{ lock: "ads-api" }] },
    { name: "report" },
  ],
} as unknown as CompiledProject;

describe("the locks that a name means", () => {
  it("are those of a flow, or the one of that name", () => {
    expect([...(whichLocks(project, "sync") ?? [])]).toEqual(["warehouse", "ads-api"]);
    expect([...(whichLocks(project, "warehouse") ?? [])]).toEqual(["warehouse"]);
    expect(whichLocks(project, undefined)).toBeUndefined();
  });

  it("are refused where there are none", () => {
    expect(() => whichLocks(project, "report")).toThrow("report takes no lock");
    expect(() => whichLocks(project, "nope")).toThrow("there is ads-api, warehouse");
  });
});

it("shows who holds, who waits, and what was released and why", () => {
  const since = new Date(2026, 0, 1, 3, 12).toISOString();
  const list = {
    locks: [
      {
        ...{ lock: "warehouse", key: "acme", fence: 7 },
        holders: [
          { holder: `${arn("a")} load 0`, execution: arn("a"), since, status: "FAILED" },
        ] as const,
        waiters: [
          {
            ...{ holder: arn("b"), execution: arn("b"), since, limit: 1, priority: 10 },
            whenBusy: "replace",
            status: "RUNNING",
          },
          {
            ...{ holder: arn("d"), execution: arn("d"), since, limit: 1, priority: 0 },
            whenBusy: "wait",
            status: "ABORTED",
          },
        ] as const,
        releases: [{ holder: arn("c"), at: since, reason: "gone", by: "kim" }],
      },
    ],
    rates: [{ lock: "ads-api", key: "*", nextFreeAt: since }],
  };
  expect(locksText(list, "prod", (_, text) => text)).toBe(
    [
      "warehouse · acme  fence 7",
      "  holds  sync/a load 0  since 2026-01-01 03:12:00  FAILED: gone as soon as another wants it",
      "  waits  sync/b         since 2026-01-01 03:12:00  priority 10, replaces",
      "  waits  sync/d         since 2026-01-01 03:12:00  ABORTED: passed over",
      "  released sync/c at 2026-01-01 03:12:00 by kim: gone",
      "",
      "rates",
      "  ads-api  next call at once",
    ].join("\n"),
  );
});

it("releases what a run holds, and names the holders where that is nothing", async () => {
  const place = { since: "2026-01-01T00:00:00Z", keptUntil: 0 };
  const lock = { lock: "warehouse", key: "*", fence: 1, holders: { [arn("a")]: place } };
  const recorded: object[] = [];
  const running = { status: "RUNNING", redriveCount: 0 } as const;
  const free = { ...lock, holders: {}, version: 1 };
  const ports = {
    now: () => 0,
    executions: { statuses: async () => ({ [arn("a")]: running }) },
    store: {
      all: async () => ({ locks: [lock], waiters: [], releases: [], rates: [] }),
      record: async (release: object) => void recorded.push(release),
      remove: async () => free,
      lock: async () => free,
      waiters: async () => [],
      change: async () => free,
    },
  } as unknown as LockPorts;
  const release = { owner: "sync/a", reason: "gone", names: undefined, env: "prod" };
  await expect(releasePlace(ports, { ...release, owner: "sync/b" })).rejects.toThrow(
    "sync/b holds nothing: warehouse is held by sync/a",
  );
  const other = new Set(["other"]);
  await expect(releasePlace(ports, { ...release, names: other })).rejects.toThrow("holds nothing");
  expect(await releasePlace(ports, release)).toMatchObject([
    { lock: "warehouse", holder: arn("a"), reason: "gone" },
  ]);
  expect(recorded).toHaveLength(1);
});

describe("a run that waits for a lock", () => {
  const asked = { lock: "warehouse", key: "*" };
  const waiter = (run: string, order: string) => ({
    ...{ ...asked, holder: arn(run), since: "2026-01-01T00:00:00Z", order },
    ...{ limit: 1, whenBusy: "wait" },
  });
  const running = { status: "RUNNING", redriveCount: 0 };
  const place = { since: "2026-01-01T00:00:00Z", keptUntil: 0 };
  const holders = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [arn(name), place]));
  const lineOf = async (locks: Connection["locks"], run: string) =>
    await lockWait({ env: "prod", locks } as Connection, [
      {
        ...{ id: 3, type: "TaskScheduled", timestamp: undefined },
        taskScheduledEventDetails: {
          ...{ resource: "", resourceType: "", region: "" },
          parameters: JSON.stringify({ Payload: { ...asked, holder: arn(run) } }),
        },
      },
      { id: 4, previousEventId: 3, type: "TaskStarted", timestamp: undefined },
      { id: 5, previousEventId: 4, type: "TaskSubmitted", timestamp: undefined },
    ]);
  const held = (names: readonly string[]): Connection["locks"] => {
    const ports = {
      executions: {
        statuses: async () => ({ [arn("x")]: running, [arn("y")]: running }),
      },
      store: {
        all: async () => ({
          locks: [{ ...asked, fence: 1, holders: holders(names) }],
          waiters: [waiter("x", "1"), waiter("stopped", "2"), waiter("y", "3")],
          releases: [],
          rates: [],
        }),
      },
    } as unknown as LockPorts;
    return async (question) => await question(ports);
  };

  it("is told who holds it, and how many are before it", async () => {
    expect(await lineOf(held(["a"]), "x")).toBe("held by sync/a");
    expect(await lineOf(held(["a"]), "y")).toBe("held by sync/a; 1 in line before it");
    expect(await lineOf(held(["a", "b", "c", "d"]), "x")).toBe(
      "held by sync/a, sync/b, sync/c and 1 more",
    );
  });

  it("is told nothing where it waits no longer, and where to look if the table can't be read", async () => {
    expect(await lineOf(held(["x"]), "x")).toBeUndefined();
    expect(await lineOf(held(["a"]), "z")).toBeUndefined();
    const denied = async () => await Promise.reject(new Error("denied"));
    expect(await lineOf(denied, "x")).toContain("nagare locks shows");
  });

  it("has one line for it, and every line of another error", () => {
    const line = (kind: ProgressLine["kind"], step: string, error?: string): ProgressLine => ({
      ...{ kind, step, state: step, depth: 0 },
      ...(error === undefined ? {} : { error }),
    });
    const busy = "DynamoDB.ConditionalCheckFailedException";
    const lines = [
      line("started", "lock a"),
      line("failed", "lock a", busy),
      line("caught", "lock a"),
      line("started", "wait for a"),
      line("waiting", "wait for a"),
      line("failed", "lock b", "DynamoDB.Throttled"),
      line("caught", "lock b"),
      line("failed", "rate b", busy),
      line("caught", "rate b"),
      line("started", "until b allows"),
      line("failed", "write", busy),
    ];
    const told = lines.filter(withoutBusy()).map(({ kind, step }) => `${kind} ${step}`);
    expect(told).toEqual([
      "started lock a",
      "waiting wait for a",
      "failed lock b",
      "caught lock b",
      "started until b allows",
      "failed write",
    ]);
  });

  it("is told of others by what one types", () => {
    expect(shortRuns(`LockBusy: ${arn("a")}, ${arn("b")} have the lock`, "prod")).toBe(
      "LockBusy: sync/a, sync/b have the lock",
    );
  });
});

it("says what is wrong with the command as that, not as a service that is silent", () => {
  const wrong = wrongUsage("sync/b holds nothing");
  expect(plainError(wrong)).toBe(wrong);
});
