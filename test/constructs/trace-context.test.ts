/** A run's trace goes on in its functions, containers and other flows, and the run computes what it did without. */
import { createHash } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type JsonObject,
  type JsonValue,
  type StateMachine,
  validateDefinition,
} from "../../lib/asl/index.ts";
import { tracedDefinition } from "../../lib/constructs/datadog/traced-project.ts";
import { checkExpression, simulate } from "../../lib/engine/index.ts";
import { runCompiled } from "../agreement/compiled.ts";
import { fakeFetch } from "../agreement/fake-fetch.ts";
import { importFlow } from "../agreement/native.ts";
import { compileSample, expectedOf, type Sample, samples } from "../compiler/support/samples.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const executionArn = "arn:aws:states:us-east-1:123456789012:execution:nagare-prod-daily:monday";
const day = "2026-01-01";
const upstream = {
  "x-datadog-trace-id": "5208512171318403364",
  "x-datadog-tags": "_dd.p.tid=66bcb5eb00000000",
  traceparent: "00-66bcb5eb0000000048483a0e5bb5e5a4-000000000000000a-01",
};

function sampleNamed(name: string): Sample {
  const found = samples().find((sample) => sample.name === name);
  if (found === undefined) throw new Error(`there is no sample ${name}`);
  return found;
}

/** Those whose payloads, inputs and items are written in each way there is. */
const written = [
  ...["params-whole", "no-params", "text-input", "array-of-arrays", "callback", "task-throws"],
  ...["sub-flow", "sub-flow-fails", "map-distributed", "map-batch", "map-batch-tolerates"],
  ...["container-calls", "container-tag", "containers-stop", "retry", "taken-once", "task-context"],
];

describe("a flow that hands its trace on", () => {
  it.each(written)("means the same, and is valid: %s", async (name) => {
    const sample = sampleNamed(name);
    const module = await importFlow(sample.folder);
    const [main, ...others] = compileSample(sample);
    const change = (flow: typeof main) => ({
      ...flow,
      definition: tracedDefinition(flow.definition),
    });
    const traced = [change(main), ...others.map(change)] as const;
    expect(traced[0].definition).not.toEqual(main.definition);
    for (const { definition } of traced) {
      const text = JSON.stringify(definition);
      const found = validateDefinition(text, { type: "STANDARD", checkExpression });
      expect(found.filter(({ severity }) => severity === "ERROR")).toEqual([]);
    }
    for (const { input } of sample.runs) {
      vi.stubGlobal("fetch", fakeFetch());
      const plain = await runCompiled([main, ...others], module, input);
      vi.stubGlobal("fetch", fakeFetch());
      expect(await runCompiled(traced, module, input)).toEqual(plain);
    }
  });

  it("has no state more", () => {
    for (const name of written) {
      const plain = expectedOf(sampleNamed(name));
      expect(Object.keys(tracedDefinition(plain).States)).toEqual(Object.keys(plain.States));
    }
  });
});

describe("what a function gets", () => {
  it("names the run, the state and the try, and nothing of the run's input", async () => {
    const { payload } = await called({ day });
    const instant = "2026-01-01T00:00:00Z";
    expect(payload).toEqual({
      day,
      _datadog: {
        Execution: { Id: executionArn, Name: "monday", StartTime: instant, RedriveCount: 0 },
        State: { Name: "load", EnteredTime: instant, RetryCount: 0 },
        StateMachine: { Id: expect.any(String), Name: expect.any(String) },
        "serverless-version": "v1",
        RootExecutionId: executionArn,
      },
    });
  });

  it("goes on from the trace of who started the run", async () => {
    const { payload } = await called({ day, _datadog: upstream });
    expect(payload).toMatchObject({ _datadog: upstream });
    expect(payload).not.toHaveProperty("_datadog.RootExecutionId");
  });

  it("goes on from the run that started this one", async () => {
    const { payload } = await called({ day, _datadog: { RootExecutionId: "first" } });
    expect(payload).toHaveProperty("_datadog.RootExecutionId", "first");
  });

  it.each(["text", 7, null, ["a", "b"]])(
    "is %j without a trace, for it has no members",
    async (value) => {
      const definition = machine({ Payload: "{% $states.input.day %}" });
      expect((await called({ day: value }, definition)).payload).toEqual(value);
    },
  );

  it.each(["text", ["a"], { RootExecutionId: 7 }])(
    "bears a _datadog that is no trace: %j",
    async (_datadog) => {
      const { payload } = await called({ day, _datadog });
      expect(payload).toHaveProperty("_datadog.serverless-version", "v1");
    },
  );
});

describe("what a container gets", () => {
  it("is the span of its state, as Datadog makes its id", async () => {
    const { TRACEPARENT, entered } = await called({ day });
    const span = idOf(`${executionArn}#run#${entered}`, 0);
    expect(TRACEPARENT).toBe(`00-${idOf(executionArn, 0)}${idOf(executionArn, 8)}-${span}-01`);
  });

  it("has another span for another try", async () => {
    const { TRACEPARENT, entered } = await called({ day }, machine({}, 1));
    const span = idOf(`${executionArn}#run#${entered}#1#0`, 0);
    expect(TRACEPARENT).toContain(`-${span}-01`);
  });

  it("is in the trace of who started the run", async () => {
    const { TRACEPARENT } = await called({ day, _datadog: upstream });
    expect(TRACEPARENT).toMatch(/^00-66bcb5eb0000000048483a0e5bb5e5a4-[0-9a-f]{16}-01$/);
    const root = "arn:aws:states:us-east-1:123456789012:execution:nagare-prod-all:monday";
    const child = await called({ day, _datadog: { RootExecutionId: root } });
    expect(child.TRACEPARENT).toContain(`00-${idOf(root, 0)}${idOf(root, 8)}-`);
  });
});

it("leaves alone what a flow asks of Lambda and ECS by itself, and its own TRACEPARENT", () => {
  const task = (Resource: string, Arguments: JsonObject): StateMachine => ({
    QueryLanguage: "JSONata",
    StartAt: "own",
    States: { own: { Type: "Task", Resource, Arguments, End: true } },
  });
  const Environment = [{ Name: "TRACEPARENT", Value: "mine" }];
  for (const definition of [
    task("arn:aws:states:::lambda:invoke", { FunctionName: "theirs", Payload: { a: 1 } }),
    task("arn:aws:states:::ecs:runTask.sync", {
      Cluster: "nagare-local",
      TaskDefinition: "nagare-local-load",
      Overrides: { ContainerOverrides: [{ Name: "load", Environment }] },
    }),
  ])
    expect(tracedDefinition(definition)).toEqual(definition);
});

/** The half of a hash that begins at a byte, its first bit 0: what Datadog's own libraries call a trace, a trace's upper half, or a span. */
function idOf(text: string, byte: number): string {
  const half = createHash("sha256")
    .update(text)
    .digest()
    .subarray(byte, byte + 8);
  half.writeUInt8(half.readUInt8() & 0x7f);
  return half.toString("hex");
}

/** `TRACEPARENT` as the compiler writes it. */
const compiledTraceParent: string = (() => {
  const text = JSON.stringify(expectedOf(sampleNamed("shell-script")));
  const [, value = '""'] = /"Name":"TRACEPARENT","Value":("(?:[^"\\]|\\.)*")/.exec(text) ?? [];
  return JSON.parse(value);
})();

/** What the function and the container of a machine get in a run; the container's last try counts. */
async function called(
  input: JsonValue,
  definition: StateMachine = machine({}),
): Promise<{
  readonly payload: JsonValue;
  readonly TRACEPARENT: string;
  readonly entered: string;
}> {
  const payloads: JsonValue[] = [];
  const environments: JsonValue[] = [];
  const failures = JSON.stringify(definition).includes('"MaxAttempts":1') ? 1 : 0;
  const tasks = {
    "nagare-local-load": (payload: JsonValue) => {
      payloads.push(payload);
      return null;
    },
    "arn:aws:states:::ecs:runTask.sync": (args: JsonValue) => {
      environments.push(args);
      if (environments.length <= failures) throw new Error("once more");
      return null;
    },
  };
  const start = { executionArn, executionName: "monday" };
  const { status, cause } = await simulate(tracedDefinition(definition), input, { tasks, start });
  expect(`${status} ${cause ?? ""}`).toBe("SUCCEEDED ");
  const values = JSON.stringify(environments.at(-1)).matchAll(/"Value":"([^"]+)"/g);
  const [TRACEPARENT = "", entered = ""] = [...values].map(([, value]) => value ?? "");
  return { payload: payloads[0] ?? null, TRACEPARENT, entered };
}

/** A function, then a container that fails so many times, as the compiler writes calls of them. */
function machine(lambda: JsonObject, failures = 0): StateMachine {
  return {
    QueryLanguage: "JSONata",
    StartAt: "load",
    States: {
      load: {
        Type: "Task",
        Resource: "arn:aws:states:::lambda:invoke",
        Arguments: {
          FunctionName: "nagare-local-load",
          Payload: { day: "{% $states.input.day %}" },
          ...lambda,
        },
        Next: "run",
      },
      run: {
        Type: "Task",
        Resource: "arn:aws:states:::ecs:runTask.sync",
        Arguments: {
          Cluster: "nagare-local",
          TaskDefinition: "nagare-local-load",
          Overrides: {
            ContainerOverrides: [
              {
                Name: "load",
                Environment: [
                  { Name: "TRACEPARENT", Value: compiledTraceParent },
                  { Name: "ENTERED", Value: "{% $states.context.State.EnteredTime %}" },
                ],
              },
            ],
          },
        },
        Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: failures, IntervalSeconds: 1 }],
        End: true,
      },
    },
  };
}
