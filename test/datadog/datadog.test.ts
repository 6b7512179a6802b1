/** What Datadog watches and shows of an environment, and how it gets there. */
import { describe, expect, it } from "vitest";
import type { CompiledFlow } from "../../lib/compiler/index.ts";
import {
  applyParts,
  DatadogError,
  dashboardOf,
  datadogApi,
  monitorsOf,
  watchedOf,
} from "../../lib/datadog/index.ts";
import { longestGapHours } from "../../lib/datadog/longest-gap.ts";
import type { Environment, Environments } from "../../lib/flow/index.ts";
import { flowOf, invoke, projectOf } from "../constructs/fixtures/project.ts";
import { type FakeDatadog, fakeDatadog } from "./fake-datadog.ts";

const span = { file: "flows/a.ts", line: 1, column: 1, endLine: 1, endColumn: 2 };
const daily = { kind: "cron", expression: "0 10 * * *", span } as const;
const flows = [
  flowOf("daily-report", invoke("send"), { schedules: [daily], containers: ["load"] }),
  flowOf("notify", invoke("send")),
];

const prod: Environment = {
  account: "111122223333",
  region: "ap-northeast-1",
  tags: { service: "reports" },
  datadog: {
    apiKeySecret: "datadog/api-key",
    site: "ap1.datadoghq.com",
    forwarderArn: "arn:aws:lambda:ap-northeast-1:111122223333:function:datadog-forwarder",
    monitorsTell: ["@slack-batch"],
  },
};

function partsOf(
  environments: Environments = { dev: {}, prod },
  { name = "prod", all = flows }: { name?: string; all?: readonly CompiledFlow[] } = {},
) {
  const watched = watchedOf(name, environments, projectOf(all));
  return { monitors: monitorsOf(watched), dashboard: dashboardOf(watched) };
}

function namesOf(...args: Parameters<typeof partsOf>): readonly string[] {
  return partsOf(...args).monitors.map(({ name }) => name.replace(/^\[nagare \w+\] /, ""));
}

describe("monitors and dashboard", () => {
  it("are these for an environment that has everything", async () => {
    const text = `${JSON.stringify(partsOf(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot("expected.prod.json");
  });

  it("are fewer where there is less to watch", () => {
    const [, plain] = flows;
    expect(namesOf({ dev: {} }, { name: "dev", all: plain ? [plain] : [] })).toEqual([
      "a run failed",
      "a run timed out",
      "many runs fail",
      "Step Functions slows runs down",
    ]);
    expect(namesOf({ prod: { ...prod, schedules: "off" } })).not.toContain("daily-report is late");
    expect(
      namesOf({ prod: { ...prod, schedules: { "daily-report": { kind: "rate", every: "30d" } } } }),
    ).not.toContain("daily-report is late");
  });

  it("take no runs of an environment whose name begins alike", () => {
    const [failed] = partsOf({ prod: {}, "prod-eu": {}, production: {} }).monitors;
    expect(failed?.query).toContain(
      "{statemachinearn:*:statemachine:nagare-prod-*,!statemachinearn:*:statemachine:nagare-prod-eu-*}",
    );
  });

  it("are as few for hundreds of flows, but for those that may be late", () => {
    const all = Array.from({ length: 300 }, (_, n) => flowOf(`flow-${n}`, invoke("send")));
    const few = partsOf({ prod }, { all });
    expect(few.monitors.length).toBeLessThan(10);
    expect(few.dashboard.widgets.length).toBe(partsOf().dashboard.widgets.length);
  });
});

describe("the longest time between two starts", () => {
  it.each<[string, number | undefined]>([
    ["0 10 * * *", 24],
    ["*/15 * * * *", 0.25],
    ["0 9-17 * * *", 16],
    ["30 8 * * MON-FRI", 72],
    ["0 0 * * 0,3", 96],
    ["0 6 * * 7", 168],
    ["0 0 1 * *", 744],
    ["0 0 L * *", undefined],
    ["0 0 * * FRI#2", undefined],
    ["0 0 29 2 *", undefined],
  ])("of %s is %s hours", (expression, hours) => {
    expect(longestGapHours([{ kind: "cron", expression, timezone: "UTC" }])).toBe(hours);
  });

  it("of several schedules is that of the densest", () => {
    const rate = { kind: "rate", everySeconds: 7200 } as const;
    expect(
      longestGapHours([rate, { kind: "rate", everySeconds: 5400 }, { ...daily, timezone: "UTC" }]),
    ).toBe(1.5);
    expect(longestGapHours([])).toBeUndefined();
  });
});

describe("applying", () => {
  const apply = async ({ url }: Pick<FakeDatadog, "url">, parts = partsOf(), apiKey = "api") => {
    const slept: number[] = [];
    const sleep = async (milliseconds: number) => void slept.push(milliseconds);
    const api = datadogApi({ url, apiKey, appKey: "app", sleep });
    const applied = await Array.fromAsync(applyParts(api, "prod", parts));
    return { applied, slept, results: applied.map(({ result }) => result) };
  };

  it("creates all, then leaves it as it is", async () => {
    const datadog = await fakeDatadog();
    const { monitors } = partsOf();
    const first = await apply(datadog);
    expect(first.results).toEqual(Array(monitors.length + 1).fill("created"));
    expect(datadog.monitors.size).toBe(monitors.length);
    expect(datadog.dashboards.size).toBe(1);
    expect((await apply(datadog)).results).toEqual(Array(monitors.length + 1).fill("unchanged"));
  });

  it("updates what is otherwise, in Datadog or in the project, and nothing else", async () => {
    const datadog = await fakeDatadog();
    await apply(datadog);
    Object.assign(datadog.monitors.get(101) ?? {}, { message: "changed by hand" });
    datadog.monitors.set(7, { id: 7, name: "[nagare dev] a run failed", tags: ["managed:nagare"] });
    datadog.dashboards.set("mine", { id: "mine", title: "nagare prod", description: "my own" });
    const again = await apply(datadog);
    expect(again.applied.filter(({ result }) => result === "updated")).toEqual([
      { kind: "monitor", name: "[nagare prod] a run failed", id: "101", result: "updated" },
    ]);
    expect(datadog.monitors.get(101)?.["message"]).toContain("@slack-batch");
    const quiet = partsOf({ prod: { ...prod, datadog: { ...prod.datadog, monitorsTell: [] } } });
    expect(new Set((await apply(datadog, quiet)).results)).toEqual(
      new Set(["updated", "unchanged"]),
    );
  });

  it("leaves monitors of flows that are gone, and says so", async () => {
    const datadog = await fakeDatadog();
    await apply(datadog);
    const { applied } = await apply(datadog, partsOf({ prod: { ...prod, schedules: "off" } }));
    expect(applied.filter(({ result }) => result === "left").map(({ name }) => name)).toEqual([
      "[nagare prod] daily-report is late",
    ]);
    expect(datadog.requests.some((request) => request.startsWith("DELETE"))).toBe(false);
  });

  it("finds its monitors on the second page too", async () => {
    const datadog = await fakeDatadog();
    for (let id = 1000; id < 1500; id++)
      datadog.monitors.set(id, { id, name: `[nagare dev] ${id}`, tags: ["managed:nagare"] });
    await apply(datadog);
    const known = datadog.monitors.size;
    expect(new Set((await apply(datadog)).results)).toEqual(new Set(["unchanged"]));
    expect(datadog.monitors.size).toBe(known);
  });

  it("waits as long as Datadog asks for", async () => {
    const datadog = await fakeDatadog();
    datadog.refusals.push({ status: 429, body: "{}", headers: { "x-ratelimit-reset": "7" } });
    const { slept, results } = await apply(datadog);
    expect(slept).toEqual([7000]);
    expect(results[0]).toBe("created");
  });

  it.each<[string, { status: number; body: string }, RegExp]>([
    [
      "a refused query",
      { status: 400, body: '{"errors":["The value provided for parameter \'query\' is invalid"]}' },
      /answers GET with 400: The value .* is invalid/,
    ],
    [
      "a page of a proxy",
      { status: 502, body: "<html>Bad gateway</html>" },
      /answers GET with 502: <html>Bad gateway/,
    ],
  ])("tells in Datadog's words of %s", async (_, refusal, message) => {
    const datadog = await fakeDatadog();
    datadog.refusals.push(refusal);
    const error = await apply(datadog).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatadogError);
    expect(error).toMatchObject({
      status: refusal.status,
      message: expect.stringMatching(message),
    });
  });

  it("tells what keys it needs, and where it found nobody", async () => {
    const datadog = await fakeDatadog();
    await expect(apply(datadog, partsOf(), "wrong")).rejects.toThrow(
      /refuses the keys at .* \(403: Forbidden\): both have to be of this site/,
    );
    await expect(apply({ url: "http://127.0.0.1:9" })).rejects.toThrow(
      /^http:\/\/127.0.0.1:9 gives no answer: /,
    );
  });
});
