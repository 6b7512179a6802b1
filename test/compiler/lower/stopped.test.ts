/** Containers that stop in every way that ECS knows, as state machines: how often they run, and what the flow hears of it. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../lib/asl/index.ts";
import { compileProject } from "../../../lib/compiler/index.ts";
import { simulate } from "../../../lib/engine/index.ts";

const { flows, diagnostics } = compileProject(join(import.meta.dirname, "runs"), {
  files: ["stopped.ts"],
});

function definitionOf(name: string) {
  const found = flows.find((flow) => flow.name === name);
  if (found === undefined) throw new Error(JSON.stringify(diagnostics));
  return found.definition;
}

interface Stop {
  readonly code?: number;
  readonly stopCode?: string;
  readonly reason?: string;
  readonly stoppedReason?: string;
}

const arn = "arn:aws:ecs:us-east-1:123456789012:task/main/0f3c";

/** An error as Step Functions has it. */
type Failure = Error;

function stopped(name: string, stop: Stop): Failure {
  const cause = {
    Attachments: [],
    // A task may have more containers than the flow's own.
    Containers: [
      { Name: "log-router", ExitCode: 1, Reason: "OutOfMemoryError" },
      { Name: name, ExitCode: stop.code, Reason: stop.reason },
    ],
    StopCode: stop.stopCode ?? "EssentialContainerExited",
    StoppedReason: stop.stoppedReason ?? "Essential container in task exited",
    TaskArn: arn,
    TaskDefinitionArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/nagare-prod-load:7",
  };
  return failure("States.TaskFailed", JSON.stringify(cause));
}

function failure(name: string, cause: string): Failure {
  return Object.assign(new Error(cause), { name });
}

const notStarted: Stop = {
  stopCode: "TaskFailedToStart",
  reason: "CannotPullContainerError: pull access throttled",
  stoppedReason: "Task failed to start",
};

interface Override {
  readonly Overrides: {
    readonly ContainerOverrides: readonly { readonly Name: string; readonly Command: string[] }[];
  };
}

/** Each run of a container ends with the next of its table's stops; `undefined` is success. */
async function run(
  flow: string,
  input: JsonValue,
  stops: Record<string, readonly (Stop | Failure | undefined)[]>,
) {
  const left = new Map(Object.entries(stops).map(([table, list]) => [table, [...list]]));
  let runs = 0;
  const task = (request: JsonValue): JsonValue => {
    const { Overrides } = request as unknown as Override;
    const [{ Name, Command } = { Name: "", Command: [] }] = Overrides.ContainerOverrides;
    runs++;
    const stop = left.get(Command[0] ?? "")?.shift();
    if (stop instanceof Error) throw stop;
    if (stop !== undefined) throw stopped(Name, stop);
    return { Containers: [{ ExitCode: 0 }] };
  };
  const result = await simulate(definitionOf(flow), input, {
    tasks: { "arn:aws:states:::ecs:runTask.sync": task },
  });
  return { ...result, runs };
}

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe("a container that stops", () => {
  const told = async (...stops: readonly (Stop | Failure | undefined)[]) => {
    const { output, runs } = await run("stopped", { table: "t" }, { t: stops });
    return { output, runs };
  };
  const facts = { taskArn: arn, logs: "/ecs/nagare-prod-load:nagare/load/0f3c" };

  it("is tried as often as its retry says, then tells all that is known", async () => {
    expect(await told(...times(3, { code: 3 }))).toEqual({
      output: {
        name: "ContainerExited",
        message: "container load exited with code 3",
        exitCode: 3,
        reason: "exited",
        stopCode: "EssentialContainerExited",
        ...facts,
      },
      runs: 3,
    });
  });

  it.each<[string, Stop, object]>([
    [
      "out of memory",
      { code: 137, reason: "OutOfMemoryError: Container killed due to memory usage" },
      { message: "container load ran out of memory", exitCode: 137 },
    ],
    [
      "spot interruption",
      { code: 143, stopCode: "SpotInterruption" },
      { message: "container load was interrupted on Fargate Spot", exitCode: 143 },
    ],
    [
      "spot interruption",
      { stopCode: "ServiceSchedulerInitiated", stoppedReason: "Your Spot Task was interrupted." },
      { message: "container load was interrupted on Fargate Spot", exitCode: -1 },
    ],
    [
      "exited",
      { stopCode: "InfrastructureHealth", stoppedReason: "host gone" },
      { message: "container load exited", exitCode: -1 },
    ],
  ])("tells %s apart, and is tried again", async (reason, stop, more) => {
    const { output, runs } = await told(...times(3, stop));
    expect(output).toMatchObject({ name: "ContainerExited", reason, ...more });
    expect(runs).toBe(3);
  });

  it("is not tried again when a user stopped it", async () => {
    const { output, runs } = await told({ code: 143, stopCode: "UserInitiated" });
    expect(output).toMatchObject({ reason: "stopped", message: "container load was stopped" });
    expect(runs).toBe(1);
  });

  it("gives the outcome of a named code without another try", async () => {
    expect(await told({ code: 9 })).toEqual({ output: { outcome: "nothing" }, runs: 1 });
  });

  it("is tried again after a timeout, under the same count", async () => {
    const { output, runs } = await told({ code: 1 }, failure("States.Timeout", ""), { code: 2 });
    expect(output).toMatchObject({ exitCode: 2 });
    expect(runs).toBe(3);
    const late = await told(...times(3, failure("States.Timeout", "")));
    expect(late).toMatchObject({ output: { name: "TaskTimedOut", message: "" }, runs: 3 });
  });
});

describe("a container that does not start", () => {
  it("is started five times more, apart from its tries", async () => {
    const stops = [...times(3, notStarted), { code: 1 }, ...times(2, notStarted), { code: 1 }];
    const { output, runs } = await run("stopped", { table: "t" }, { t: [...stops, undefined] });
    expect({ output, runs }).toEqual({ output: { outcome: "succeeded" }, runs: 8 });
  });

  it("is an error of its own after that", async () => {
    const { output, runs, elapsed } = await run(
      "stopped",
      { table: "t" },
      { t: times(9, notStarted) },
    );
    expect({ output, runs }).toEqual({
      output: {
        name: "ContainerNotStarted",
        message: "container load did not start: CannotPullContainerError: pull access throttled",
        reason: "CannotPullContainerError: pull access throttled",
        stopCode: "TaskFailedToStart",
      },
      runs: 6,
    });
    expect(elapsed).toBeLessThanOrEqual(62_000);
  });

  it("is not started again where its command can't be run", async () => {
    const reason = "CannotStartContainerError: exec: no such file";
    const { output, runs } = await run(
      "stopped",
      { table: "t" },
      { t: [{ ...notStarted, reason }] },
    );
    expect(output).toMatchObject({ name: "ContainerNotStarted", reason });
    expect(runs).toBe(1);
  });

  it("is one that ECS refused, after all retries", async () => {
    const refused = failure("AmazonECS.Unknown", "RESOURCE:CPU");
    const { output, runs } = await run("stopped", { table: "t" }, { t: times(9, refused) });
    expect(output).toEqual({
      name: "ContainerNotStarted",
      message: "container load did not start: RESOURCE:CPU",
      reason: "RESOURCE:CPU",
      stopCode: "none",
    });
    expect(runs).toBe(7);
  });

  it("is one whose overrides ECS refuses for good: nothing is tried again", async () => {
    const words = "Container Overrides length must be at most 8192";
    const refused = failure("ECS.InvalidParameterException", words);
    const { output, runs } = await run("stopped", { table: "t" }, { t: times(9, refused) });
    expect(output).toMatchObject({
      name: "ContainerNotStarted",
      reason: `${words}; write what is large in command and environment as file(value)`,
    });
    expect(runs).toBe(1);
  });
});

describe("containers in loops, branches and iterations", () => {
  it("count anew in each turn", async () => {
    const stops = { a: [notStarted, { code: 1 }, { code: 1 }], b: times(3, { code: 4 }), c: [] };
    const { output, runs } = await run("turns", { tables: ["a", "b", "c"] }, stops);
    expect(output).toEqual([
      "succeeded",
      "a",
      "container load exited with code 4",
      "b",
      "succeeded",
      "c",
    ]);
    expect(runs).toBe(4 + 3 + 1);
  });

  it("start again with the item that they were for", async () => {
    const stops = { first: [notStarted], a: [notStarted, notStarted], b: [] };
    const { status, output, runs } = await run("inside", { tables: ["a", "b"] }, stops);
    expect({ status, output }).toEqual({ status: "SUCCEEDED", output: 3 });
    expect(runs).toBe(2 + 3 + 1 + 2);
  });

  it("fail the run from inside, with the container's own error", async () => {
    const { status, error, cause } = await run("inside", { tables: ["a"] }, { a: [{ code: 5 }] });
    expect({ status, error }).toEqual({ status: "FAILED", error: "ContainerExited" });
    expect(JSON.parse(cause ?? "").errorMessage).toBe("container once exited with code 5");
  });
});

describe("a container that nobody catches", () => {
  it("ends the run with its error and all that is known", async () => {
    const { error, cause } = await run("uncaught", { table: "t" }, { t: times(3, { code: 3 }) });
    expect(error).toBe("ContainerExited");
    expect(JSON.parse(cause ?? "")).toEqual({
      errorType: "ContainerExited",
      errorMessage: "container load exited with code 3",
      exitCode: 3,
      reason: "exited",
      stopCode: "EssentialContainerExited",
      taskArn: arn,
      logs: "/ecs/nagare-prod-load:nagare/load/0f3c",
    });
  });

  it("costs one transition when it succeeds", async () => {
    const { events } = await run("uncaught", { table: "t" }, {});
    expect(events.filter(({ type }) => type.endsWith("StateEntered"))).toHaveLength(1);
  });
});
