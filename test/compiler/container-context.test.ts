/** What a container is told of its run, as the state machine says it. */
import { join } from "node:path";
import { expect, it } from "vitest";
import type { JsonValue } from "../../lib/asl/index.ts";
import { compileProject } from "../../lib/compiler/index.ts";
import { simulate } from "../../lib/engine/index.ts";
import { inFolder } from "./support/in-folder.ts";

const sample = join(import.meta.dirname, "samples/container-calls");
const { flows, diagnostics } = compileProject(sample, { files: ["flow.ts"] });

interface RunTask {
  readonly Overrides: {
    readonly Cpu?: string;
    readonly Memory?: string;
    readonly ContainerOverrides: readonly {
      readonly Name: string;
      readonly Environment: readonly { readonly Name: string; readonly Value: string }[];
    }[];
  };
}

interface Call {
  readonly name: string;
  readonly size: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Every call of a container, whose first ones stop as told. */
async function calls(input: JsonValue, stops: readonly object[] = []): Promise<readonly Call[]> {
  const [flow] = flows;
  if (flow === undefined) throw new Error(JSON.stringify(diagnostics));
  const seen: Call[] = [];
  const runTask = (request: JsonValue): JsonValue => {
    const { Cpu, Memory, ContainerOverrides } = (request as unknown as RunTask).Overrides;
    const [{ Name, Environment } = { Name: "", Environment: [] }] = ContainerOverrides;
    const pairs = Environment.map((each) => [each.Name, each.Value] as const);
    expect(new Set(pairs.map(([name]) => name)).size).toBe(pairs.length);
    seen.push({ name: Name, size: `${Cpu}/${Memory}`, environment: Object.fromEntries(pairs) });
    const stop = stops[seen.length - 1];
    if (stop === undefined) return { Containers: [{ Name, ExitCode: 0 }] };
    const cause = JSON.stringify({ Containers: [{ Name, ...stop }], ...stop });
    throw Object.assign(new Error(cause), { name: "States.TaskFailed" });
  };
  const tasks = { "arn:aws:states:::ecs:runTask.sync": runTask };
  const { status, error, cause } = await simulate(flow.definition, input, { tasks });
  expect({ status, error, cause }).toEqual({ status: "SUCCEEDED" });
  return seen;
}

const one = { loads: [{ rows: 5 }] };

it("says the run, flow, step, attempt, scheduled time and trace", async () => {
  const [load] = await calls({ ...one, nagare: { scheduledTime: "2026-01-02T01:00:00Z" } });
  expect(load).toMatchObject({
    size: "512/1024",
    environment: {
      ROWS: "5",
      NAGARE_RUN: expect.stringMatching(/^arn:aws:states:.+:execution:/),
      NAGARE_FLOW: "container-calls",
      NAGARE_STEP: "load",
      NAGARE_ATTEMPT: "1",
      NAGARE_SCHEDULED_TIME: "2026-01-02T01:00:00Z",
      TRACEPARENT: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
    },
  });
});

it("gives the start of the run where nobody scheduled it, and one trace for the whole run", async () => {
  const loads = [{ rows: 5 }, { rows: 2000 }];
  const [first, second] = (await calls({ loads })).filter(({ name }) => name === "load");
  const started = first?.environment["NAGARE_SCHEDULED_TIME"];
  expect(Date.parse(started ?? "")).toBeGreaterThan(0);
  expect(second?.environment["NAGARE_SCHEDULED_TIME"]).toBe(started);
  const traceOf = (call: Call | undefined) => call?.environment["TRACEPARENT"]?.split("-")[1];
  expect(traceOf(second)).toBe(traceOf(first));
  expect(second?.size).toBe("2048/8192");
});

it("counts each time that it was started, whoever started it again, and begins anew at the next call", async () => {
  const notStarted = {
    StopCode: "TaskFailedToStart",
    Reason: "CannotPullContainerError: throttled",
  };
  const exited = { StopCode: "EssentialContainerExited", ExitCode: 1 };
  const seen = await calls({ loads: [{ rows: 5 }, { rows: 6 }] }, [notStarted, notStarted, exited]);
  const attempts = seen
    .filter(({ name }) => name === "load")
    .map(({ environment }) => `${environment["ROWS"]}: ${environment["NAGARE_ATTEMPT"]}`);
  expect(attempts).toEqual(["5: 1", "5: 2", "5: 3", "5: 4", "6: 1"]);
});

it("says in a distributed map what the item's own execution knows", async () => {
  const seen = await calls({ ...one, nagare: { scheduledTime: "2026-01-02T01:00:00Z" } });
  const [load, check] = ["load", "check"].map((name) => seen.find((call) => call.name === name));
  expect(check?.environment).not.toHaveProperty("NAGARE_SCHEDULED_TIME");
  expect(check?.environment).toMatchObject({
    NAGARE_FLOW: "container-calls",
    NAGARE_STEP: "check",
    NAGARE_ATTEMPT: "1",
    TRACEPARENT: "mine",
    "odd name": "",
  });
  expect(check?.environment["NAGARE_RUN"]).not.toBe(load?.environment["NAGARE_RUN"]);
  expect(check?.size).toBe("512/1024");
});

it("hands a container its token and bounds its silence", () => {
  const source = `
    import { container, flow, json } from "nagare";
    const load = container("load", {
      image: "example.com/load",
      environment: (own: Readonly<Record<string, string>>) => own,
      output: json<number>(),
      timeout: "6h",
      heartbeat: "5m",
    });
    export default flow("beating", async (own: Readonly<Record<string, string>>) => await load(own));
  `;
  const made = inFolder({ "flow.ts": source }, (folder) =>
    compileProject(folder, { files: ["flow.ts"] }),
  );
  expect(made.diagnostics).toEqual([]);
  const { load } = made.flows[0]?.definition.States ?? {};
  expect(load).toMatchObject({
    Resource: "arn:aws:states:::ecs:runTask.waitForTaskToken",
    TimeoutSeconds: 21_600,
    HeartbeatSeconds: 300,
  });
  expect(JSON.stringify(load)).toContain("$states.context.Task.Token");
  expect(JSON.stringify(load)).toContain("$string($states.context.State.RetryCount + 1)");
});
