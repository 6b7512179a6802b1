import { describe, expect, it } from "vitest";
import { wrongUsage } from "../../lib/cli/cli-error.ts";
import { plainError } from "../../lib/cli/connect/plain-error.ts";
import { locksText } from "../../lib/cli/locks/locks-text.ts";
import { releasePlace } from "../../lib/cli/locks/release-place.ts";
import { whichLocks } from "../../lib/cli/locks/which-locks.ts";
import type { CompiledProject } from "../../lib/compiler/index.ts";
import type { LockPorts } from "../../lib/locks/index.ts";

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

it("says what is wrong with the command as that, not as a service that is silent", () => {
  const wrong = wrongUsage("sync/b holds nothing");
  expect(plainError(wrong)).toBe(wrong);
});
