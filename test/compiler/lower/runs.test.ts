/** Flows of `runs/` as state machines, where Node has nothing to compare: containers that fail in all ways, params that are wrong. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../lib/asl/index.ts";
import { compileProject } from "../../../lib/compiler/index.ts";
import { type SimulatedTask, simulate } from "../../../lib/engine/index.ts";

const folder = join(import.meta.dirname, "runs");
const RUN_TASK = "arn:aws:states:::ecs:runTask.sync";
const MEASURE = "arn:aws:states:::ecs:runTask.waitForTaskToken";

function definitionOf(file: string) {
  const { flows, diagnostics } = compileProject(folder, { files: [file] });
  expect(diagnostics).toEqual([]);
  const [flow] = flows;
  if (flow === undefined) throw new Error(`${file} declares no flow`);
  return flow.definition;
}

/** What Step Functions says of a container that ended with another code than 0. */
function exited(name: string, exitCode: number): Error {
  const cause = { Attachments: [], Containers: [{ ExitCode: exitCode, Name: name }] };
  return Object.assign(new Error(JSON.stringify(cause)), { name: "States.TaskFailed" });
}

interface Override {
  readonly Overrides: {
    readonly ContainerOverrides: readonly { readonly Name: string; readonly Command: string[] }[];
  };
}

/** Answers each run of a container with the next of its day's exit codes. */
function containers(codes: Record<string, number[]>): {
  readonly task: SimulatedTask;
  readonly commands: string[];
} {
  const commands: string[] = [];
  const task = (request: JsonValue): JsonValue => {
    const { Overrides } = request as unknown as Override;
    const [{ Name, Command } = { Name: "", Command: [] }] = Overrides.ContainerOverrides;
    commands.push([Name, ...Command].join(" "));
    const code = codes[Command.at(-1) ?? ""]?.shift() ?? 0;
    if (code !== 0) throw exited(Name, code);
    return { Containers: [{ ExitCode: 0 }] };
  };
  return { task, commands };
}

describe("a container with named exit codes", () => {
  const definition = definitionOf("containers.ts");
  const run = async (codes: Record<string, number[]>) => {
    const { task, commands } = containers(codes);
    const tasks = { [RUN_TASK]: task, [MEASURE]: () => ({ size: 7 }) };
    const days = Object.keys(codes).filter((day) => day.startsWith("d"));
    return { ...(await simulate(definition, { days }, { tasks })), commands };
  };

  it("gives the outcome of a named code without another try", async () => {
    const { output, commands } = await run({ d1: [9, 1, 1], d2: [10] });
    expect(output).toEqual({ log: ["d1 9 nothing", "d2 10 late"], size: 7 });
    expect(commands.filter((command) => command.startsWith("ship"))).toEqual([
      "ship --table trips d1",
      "ship --table trips d2",
    ]);
  });

  it("tries any other code again, after its delay, and counts anew for each call", async () => {
    const { output, elapsed } = await run({ d1: [1, 2, 0], d2: [3, 3, 9] });
    expect(output).toEqual({ log: ["d1 0 succeeded", "d2 9 nothing"], size: 7 });
    expect(elapsed).toBe(30_000);
  });

  it("fails with the last try's error when none is left", async () => {
    const { status, error, cause, commands } = await run({ d1: [1, 1, 4, 0] });
    expect({ status, error }).toEqual({ status: "FAILED", error: "ContainerExited" });
    expect(cause).toContain('"exitCode":4');
    expect(commands).toHaveLength(3);
  });

  it("tells a caught failure as it is told in Node", async () => {
    const { output } = await run({ a: [5] });
    expect(output).toEqual({
      log: ["ContainerExited: container plain exited with code 5"],
      size: 7,
    });
  });
});

describe("the check of the params", () => {
  const definition = definitionOf("checked-params.ts");
  const right = { date: "2026-01-01", mode: "fast" };
  const run = async (input: JsonValue) => {
    const note = (payload: JsonValue): JsonValue => (payload as { text: string }).text;
    const { output, error, cause } = await simulate(definition, input, {
      tasks: { "nagare-local-note": note },
    });
    return error === undefined ? output : `${error}: ${cause}`;
  };

  it("lets right params through, and what stands beside them", async () => {
    const beside = { nagare: { scheduledTime: "2026-01-01T00:00:00Z" }, _datadog: {} };
    const said = { said: "2026-01-01 fast", limit: 1, tags: [] };
    expect(await run(right)).toEqual(said);
    expect(await run({ ...right, ...beside })).toEqual(said);
    expect(await run({ ...right, source: { bucket: "b", prefix: null } })).toEqual(said);
  });

  it.each([
    [{ mode: "fast" }, "date: expected string, got nothing"],
    [{ date: 1, mode: "fast" }, "date: expected string, got number"],
    [{ date: "d", mode: "x" }, 'mode: expected "fast" or "slow", got x'],
    [{ ...right, limit: "5" }, "limit: expected number, got string"],
    [{ ...right, tags: ["a", 1] }, 'tags: expected array of string, got ["a",1]'],
    [{ ...right, tags: "a" }, "tags: expected array of string, got a"],
    [{ ...right, source: {} }, "source.bucket: expected string, got nothing"],
    [
      { ...right, source: { bucket: "b", prefix: 4 } },
      "source.prefix: expected string or null, got number",
    ],
    [{ ...right, dat: 1, other: null }, "unknown member: dat, other"],
    [
      { date: null },
      'date: expected string, got null; mode: expected "fast" or "slow", got nothing',
    ],
  ])("names what is wrong: %j", async (input, message) => {
    expect(await run(input)).toBe(`InvalidParams: flow checked-params: ${message}`);
  });
});
