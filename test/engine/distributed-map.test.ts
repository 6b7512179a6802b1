import { describe, expect, it } from "vitest";
import type { JsonValue, MapState, StateMachine } from "../../lib/asl/index.ts";
import { simulate } from "../../lib/engine/index.ts";
import { call, chain, machine } from "./machines.ts";

const workDone = machine({ Work: call("work") });

/** A machine whose only state is a distributed Map over its input. */
function each(more: Partial<MapState> = {}, inner: StateMachine = workDone): StateMachine {
  const { StartAt, States } = inner;
  const ProcessorConfig = { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } as const;
  const ItemProcessor = { ProcessorConfig, StartAt, States };
  return machine({
    Each: { Type: "Map", Items: "{% $states.input %}", ItemProcessor, End: true, ...more },
  });
}

const double = { work: (n: JsonValue) => Number(n) * 2 };
const failOver = (most: number) => ({
  work(n: JsonValue) {
    if (Number(n) > most) throw Object.assign(new Error("too much"), { name: "TooMuch" });
    return n;
  },
});

describe("a distributed Map", () => {
  it("runs each item as an execution of its own, and shows nothing of them in its history", async () => {
    const { output, events, children } = await simulate(each(), [1, 2], { tasks: double });
    expect(output).toEqual([2, 4]);
    expect(chain(events)).toEqual([
      "1<0 ExecutionStarted",
      "2<0 MapStateEntered",
      "3<2 MapStateStarted",
      "4<3 MapRunStarted",
      "5<4 MapRunSucceeded",
      "6<5 MapStateSucceeded",
      "7<4 MapStateExited",
      "8<7 ExecutionSucceeded",
    ]);
    expect(children.map(({ status, output: one }) => [status, one])).toEqual([
      ["SUCCEEDED", 2],
      ["SUCCEEDED", 4],
    ]);
  });

  it("names children after the machine and the label", async () => {
    const { events, children } = await simulate(each({ Label: "all" }), [1], { tasks: double });
    const mapRunArn = events[3]?.mapRunStartedEventDetails?.mapRunArn;
    expect(mapRunArn).toMatch(/:mapRun:simulated\/all:[0-9a-f-]{36}$/);
    expect(children[0]?.executionArn).toMatch(/:execution:simulated\/all:[0-9a-f-]{36}$/);
  });

  it("runs no more children at once than MaxConcurrency", async () => {
    const tasks = {
      async work(n: JsonValue, { sleep }: { sleep(seconds: number): Promise<void> }) {
        await sleep(10);
        return n;
      },
    };
    const { elapsed } = await simulate(each({ MaxConcurrency: 2 }), [1, 2, 3, 4, 5], { tasks });
    expect(elapsed).toBe(30_000);
  });

  it("hides the variables of the machine from its children", async () => {
    const { StartAt, States } = machine({
      Look: { Type: "Pass", Output: "{% $exists($secret) %}", End: true },
    });
    const { States: map } = each({}, { StartAt, States });
    const first = { Type: "Pass", Assign: { secret: 1 }, Next: "Each" } as const;
    const { output } = await simulate(machine({ First: first, ...map }), [1]);
    expect(output).toEqual([false]);
  });

  it("gives ItemSelector the item, its index and where it is from", async () => {
    const ItemSelector = "{% $states.context.Map.Item %}";
    const { output } = await simulate(
      each({ ItemSelector }, machine({ P: { Type: "Pass", End: true } })),
      ["a"],
    );
    expect(output).toEqual([{ Index: 0, Value: "a", Source: "STATE_DATA" }]);
  });

  it("iterates over the members of an object", async () => {
    const { output } = await simulate(each({}, machine({ P: { Type: "Pass", End: true } })), {
      a: 1,
    });
    expect(output).toEqual([{ Key: "a", Value: 1 }]);
  });

  it("puts items together by number, with BatchInput", async () => {
    const ItemBatcher = { MaxItemsPerBatch: 2, BatchInput: { by: "two" } };
    const { output } = await simulate(
      each({ ItemBatcher }, machine({ P: { Type: "Pass", End: true } })),
      [1, 2, 3],
    );
    expect(output).toEqual([
      { BatchInput: { by: "two" }, Items: [1, 2] },
      { BatchInput: { by: "two" }, Items: [3] },
    ]);
  });

  it("puts items together up to the bytes of an input, to the byte", async () => {
    const inner = machine({ P: { Type: "Pass", End: true } });
    const fits = '{"Items":["aaaa","bbbb"]}'.length;
    const batches = async (MaxInputBytesPerBatch: number) =>
      (await simulate(each({ ItemBatcher: { MaxInputBytesPerBatch } }, inner), ["aaaa", "bbbb"]))
        .children.length;
    expect(await batches(fits)).toBe(1);
    expect(await batches(fits - 1)).toBe(2);
  });

  it("fails with the first failure unless some are tolerated", async () => {
    const { status, error, cause, events } = await simulate(each(), [1, 9], {
      tasks: failOver(5),
    });
    expect({ status, error, cause }).toEqual({
      status: "FAILED",
      error: "States.ExceedToleratedFailureThreshold",
      cause: "The specified tolerated failure threshold was exceeded",
    });
    expect(chain(events).slice(3)).toEqual([
      "4<3 MapRunStarted",
      "5<4 MapRunFailed",
      "6<5 MapStateFailed",
      "7<6 ExecutionFailed",
    ]);
  });

  it.each([
    [{ ToleratedFailureCount: 1 }, "FAILED"],
    [{ ToleratedFailureCount: 2 }, "SUCCEEDED"],
    [{ ToleratedFailurePercentage: 49 }, "FAILED"],
    [{ ToleratedFailurePercentage: 50 }, "SUCCEEDED"],
  ])("tolerates two failures of four: %j is %s", async (fields, expected) => {
    const { status } = await simulate(each(fields), [1, 2, 8, 9], { tasks: failOver(5) });
    expect(status).toBe(expected);
  });

  it("tells of a tolerated failure with its execution's properties", async () => {
    const { output } = await simulate(each({ ToleratedFailureCount: 1 }), [1, 9], {
      tasks: failOver(5),
    });
    expect(output).toEqual([1, expect.objectContaining({ Status: "FAILED", Error: "TooMuch" })]);
  });

  it("reads its items from elsewhere, and answers a retrier when it can't", async () => {
    let tries = 0;
    const readItems = (): JsonValue => {
      tries += 1;
      if (tries === 1) throw new Error("no such key");
      return [4];
    };
    const ItemReader = {
      Resource: "arn:aws:states:::s3:getObject",
      Arguments: { Bucket: "b", Key: "k" },
    };
    const { Items: _, ...map } = each({
      ItemReader,
      Retry: [{ ErrorEquals: ["States.ItemReaderFailed"] }],
    }).States["Each"] as MapState;
    const { output, events } = await simulate(
      machine({ Each: map }),
      {},
      {
        tasks: double,
        readItems,
      },
    );
    expect(output).toEqual([8]);
    expect(events.filter(({ type }) => type.startsWith("MapRun")).map(({ type }) => type)).toEqual([
      "MapRunStarted",
      "MapRunFailed",
      "MapRunStarted",
      "MapRunSucceeded",
    ]);
  });
});
