import { describe, expect, it } from "vitest";
import type { JsonValue, State, StateMachine } from "../../lib/asl/index.ts";
import { simulate } from "../../lib/engine/index.ts";
import { begun } from "./hand-fed.ts";
import { call, machine } from "./machines.ts";

const kibibyte = 1024;
const most = 256 * kibibyte;

/** A JSON string of that many bytes, its quotes counted. */
const sized = (bytes: number): string => "x".repeat(bytes - 2);

/** An expression for a JSON string of that many bytes. */
const text = (bytes: number): string => `{% $pad("", ${bytes - 2}, "x") %}`;

async function endOf(
  definition: StateMachine,
  input: JsonValue = {},
  tasks: Parameters<typeof simulate>[2] = {},
): Promise<{ status: string; error: string | undefined; cause: string | undefined }> {
  const { status, error, cause } = await simulate(definition, input, tasks);
  return { status, error, cause };
}

const ended = { status: "SUCCEEDED", error: undefined, cause: undefined };
const failed = (cause: string) => ({
  status: "FAILED",
  error: "States.DataLimitExceeded",
  cause: expect.stringContaining(cause),
});

describe("variables", () => {
  const assigning = (Assign: JsonValue): StateMachine =>
    machine({ A: { Type: "Pass", Assign, Output: 1, End: true } });

  it("may have 256 KiB each, not a byte more", async () => {
    expect(await endOf(assigning({ x: text(most) }))).toEqual(ended);
    expect(await endOf(assigning({ x: text(most + 1) }))).toEqual(
      failed("The variable 'x' assigned by the state/task 'A'"),
    );
  });

  it("are counted in bytes of UTF-8", async () => {
    const wide = (characters: number): string => `{% $pad("", ${characters}, "é") %}`;
    expect(await endOf(assigning({ x: wide(most / 2 - 1) }))).toEqual(ended);
    expect(await endOf(assigning({ x: wide(most / 2) }))).toEqual(failed("The variable 'x'"));
  });

  it("may have 256 KiB in one Assign together", async () => {
    const half = text(most / 2);
    expect(await endOf(assigning({ x: half, y: half }))).toEqual(ended);
    expect(await endOf(assigning({ x: half, y: half, z: 1 }))).toEqual(
      failed("All variables together assigned by the state/task 'A'"),
    );
  });

  it("stay as they were when their state fails, and the failure can be caught", async () => {
    const A = call("a", {
      Assign: { x: text(most + 1) },
      Catch: [{ ErrorEquals: ["States.DataLimitExceeded"], Next: "B" }],
      Next: "B",
    });
    const B = { Type: "Pass", Output: "{% $exists($x) ? 'new' : 'old' %}", End: true } as const;
    const { output } = await simulate(machine({ A, B }), {}, { tasks: { a: () => 1 } });
    expect(output).toBe("old");
  });

  /** Forty variables of a quarter of a MiB are all that a run may hold. */
  const filling = (count: number, last: State): Record<string, State> => {
    const states = Array.from({ length: count }, (_, index) => [
      `S${index}`,
      {
        Type: "Pass",
        Assign: { [`v${index}`]: text(most) },
        Output: 1,
        Next: index + 1 < count ? `S${index + 1}` : "Last",
      },
    ]);
    return { ...Object.fromEntries(states), Last: last };
  };
  const more: State = { Type: "Pass", Assign: { more: 1 }, Output: 1, End: true };

  it("may have 10 MiB in the whole execution", async () => {
    expect(await endOf(machine(filling(39, more)))).toEqual(ended);
    expect(await endOf(machine(filling(40, more)))).toEqual(
      failed("All stored variables of the execution together assigned by the state/task 'Last'"),
    );
  });

  it("leave room again when they are replaced", async () => {
    const replaced: State = { Type: "Pass", Assign: { v0: 1 }, Output: 1, Next: "More" };
    expect(await endOf(machine({ ...filling(40, replaced), More: more }))).toEqual(ended);
  });

  it("of a branch are counted while it runs, and forgotten with it", async () => {
    const branches = (Next: string, count: number): State => ({
      Type: "Parallel",
      Branches: Array.from({ length: count }, (_, index) => ({
        StartAt: `${Next}B${index}`,
        States: {
          [`${Next}B${index}`]: {
            Type: "Pass",
            Assign: { [`b${index}`]: text(most) },
            Output: 1,
            Next: `${Next}W${index}`,
          },
          [`${Next}W${index}`]: { Type: "Wait", Seconds: 1, End: true },
        },
      })),
      Next,
    });
    const done: State = { Type: "Succeed" };
    expect(await endOf(machine({ A: branches("Z", 41), Z: done }))).toEqual(
      failed("All stored variables"),
    );
    const twice = { A: branches("B", 30), B: branches("Z", 30), Z: done };
    expect(await endOf(machine(twice))).toEqual(ended);
  });

  it("of a branch are counted again when it is redriven", async () => {
    const branch = {
      StartAt: "In",
      States: {
        In: { Type: "Pass", Assign: { b: text(most) }, Output: 1, Next: "T" },
        T: call("t", { Next: "Z" }),
        Z: { Type: "Pass", Assign: { c: 1 }, Output: 1, End: true },
      },
    } as const;
    const last = { Type: "Parallel", Branches: [branch], End: true } as unknown as State;
    const fed = await begun(machine(filling(39, last)));
    await fed.fail("T");
    await fed.redrive();
    await fed.succeed("T");
    expect(fed.run.cause).toContain("All stored variables");
  });
});

describe("a payload", () => {
  it("of 256 KiB may go out of a state, not a byte more", async () => {
    const giving = (bytes: number): StateMachine =>
      machine({ A: { Type: "Pass", Output: text(bytes), End: true } });
    expect(await endOf(giving(most))).toEqual(ended);
    expect(await endOf(giving(most + 1))).toEqual(failed("The state/task 'A' returned a result"));
  });

  it("may come from a task", async () => {
    const answer = (bytes: number) => ({ tasks: { a: () => sized(bytes) } });
    const A = call("a");
    expect(await endOf(machine({ A }), {}, answer(most - 200))).toEqual(ended);
    expect(await endOf(machine({ A }), {}, answer(most + 1))).toMatchObject({
      error: "States.DataLimitExceeded",
    });
  });

  it("may go to a task, to branches, to iterations", async () => {
    const inner = (name: string) => ({
      StartAt: name,
      States: { [name]: { Type: "Pass", Output: 1, End: true } },
    });
    const states = (bytes: number): Record<string, State> => ({
      Task: call("a", { Arguments: { FunctionName: "a", Payload: text(bytes) } }),
      Branches: {
        Type: "Parallel",
        Arguments: text(bytes),
        Branches: [inner("B")],
        End: true,
      } as unknown as State,
      Iterations: {
        Type: "Map",
        Items: [1],
        ItemSelector: text(bytes),
        ItemProcessor: inner("I"),
        End: true,
      } as unknown as State,
    });
    const tasks = { tasks: { a: () => 1 } };
    for (const [name, state] of Object.entries(states(most - 200)))
      expect(await endOf(machine({ [name]: state }), {}, tasks)).toEqual(ended);
    for (const [name, state] of Object.entries(states(most + 1)))
      expect(await endOf(machine({ [name]: state }), {}, tasks)).toEqual(
        failed(`The input of the state/task '${name}'`),
      );
  });
});

describe("an inline Map", () => {
  it.each([
    { ItemReader: { Resource: "arn:aws:states:::s3:getObject", Arguments: {} } },
    { ItemBatcher: { MaxItemsPerBatch: 2 } },
    { ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Arguments: {} } },
  ])("fails with AWS's words when it has %j", async (more) => {
    const ItemProcessor = { StartAt: "I", States: { I: { Type: "Pass", End: true } } };
    const M = { Type: "Map", Items: [1], ItemProcessor, End: true, ...more } as unknown as State;
    expect(await endOf(machine({ M }))).toEqual({
      status: "FAILED",
      error: "States.Runtime",
      cause:
        "An error occurred while executing the state 'M' (entered at the event id #2). The ItemReader, ItemBatcher and ResultWriter fields are not supported for INLINE maps",
    });
  });
});

describe("a member called __proto__", () => {
  it.each([
    ['{"QueryLanguage":"JSONata","Output":{"__proto__":{"a":"{% 1 %}"},"b":2}}'],
    ['{"Parameters":{"__proto__":{"a.$":"$.one"},"b":2}}'],
  ])("stays in what %s gives", async (fields) => {
    const A = { Type: "Pass", End: true, ...JSON.parse(fields) };
    const { output } = await simulate({ StartAt: "A", States: { A } }, { one: 1 });
    expect(JSON.stringify(output)).toBe('{"__proto__":{"a":1},"b":2}');
  });
});
