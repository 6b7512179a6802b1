import { describe, expect, it } from "vitest";
import { simulate } from "../../lib/engine/index.ts";
import { call, chain, machine } from "./machines.ts";

/** Fails the given number of times. */
function flaky(times: number, name = "Flaky"): () => string {
  let left = times;
  return () => {
    left -= 1;
    if (left >= 0) throw Object.assign(new Error("not yet"), { name });
    return "done";
  };
}

describe("a retrier", () => {
  it("waits longer before each retry, without leaving the state", async () => {
    const definition = machine({
      A: call("a", { Retry: [{ ErrorEquals: ["Flaky"], IntervalSeconds: 2, BackoffRate: 3 }] }),
    });
    const { events, elapsed, output } = await simulate(definition, {}, { tasks: { a: flaky(2) } });
    expect(output).toBe("done");
    expect(elapsed).toBe((2 + 6) * 1000);
    expect(chain(events)).toEqual([
      "1<0 ExecutionStarted",
      "2<0 TaskStateEntered",
      "3<2 TaskScheduled",
      "4<3 TaskStarted",
      "5<4 TaskFailed",
      "6<5 TaskScheduled",
      "7<6 TaskStarted",
      "8<7 TaskFailed",
      "9<8 TaskScheduled",
      "10<9 TaskStarted",
      "11<10 TaskSucceeded",
      "12<11 TaskStateExited",
      "13<12 ExecutionSucceeded",
    ]);
  });

  it("gives up after MaxAttempts, which is 3 by default", async () => {
    const definition = machine({ A: call("a", { Retry: [{ ErrorEquals: ["States.ALL"] }] }) });
    const failed = await simulate(definition, {}, { tasks: { a: flaky(4) } });
    expect(failed.status).toBe("FAILED");
    expect(failed.error).toBe("Flaky");
    expect(failed.elapsed).toBe((1 + 2 + 4) * 1000);
  });

  it("keeps delays below MaxDelaySeconds, and draws them with full jitter", async () => {
    const retrier = { ErrorEquals: ["States.ALL"], MaxAttempts: 9, IntervalSeconds: 10 };
    const capped = machine({ A: call("a", { Retry: [{ ...retrier, MaxDelaySeconds: 15 }] }) });
    expect((await simulate(capped, {}, { tasks: { a: flaky(3) } })).elapsed).toBe(40_000);
    const jittered = machine({ A: call("a", { Retry: [{ ...retrier, JitterStrategy: "FULL" }] }) });
    const first = await simulate(jittered, {}, { tasks: { a: flaky(3) } });
    const again = await simulate(jittered, {}, { tasks: { a: flaky(3) } });
    expect(first.elapsed).toBeLessThan(70_000);
    expect(first.elapsed).toBeGreaterThan(0);
    expect(again.elapsed).toBe(first.elapsed);
  });

  it("counts its own tries, and leaves other errors to the next one", async () => {
    const errors = ["One", "Two", "One"];
    const definition = machine({
      A: call("a", {
        Retry: [
          { ErrorEquals: ["One"], MaxAttempts: 1 },
          { ErrorEquals: ["Two"], MaxAttempts: 1 },
        ],
        Catch: [
          {
            ErrorEquals: ["States.ALL"],
            Next: "Caught",
            Output: "{% $states.errorOutput.Error %}",
          },
        ],
      }),
      Caught: { Type: "Succeed" },
    });
    const thrown: string[] = [];
    const a = (): never => {
      const name = errors[thrown.length] ?? "?";
      thrown.push(name);
      throw Object.assign(new Error(), { name });
    };
    expect((await simulate(definition, {}, { tasks: { a } })).output).toBe("One");
    expect(thrown).toEqual(errors);
  });

  it("doesn't match a timeout by States.TaskFailed", async () => {
    const definition = machine({
      A: call("a", {
        TimeoutSeconds: 5,
        Retry: [{ ErrorEquals: ["States.TaskFailed"] }],
        Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Caught" }],
      }),
      Caught: { Type: "Succeed" },
    });
    const tasks = {
      a: (_: unknown, { sleep }: { sleep(s: number): Promise<void> }) => sleep(60).then(() => 1),
    };
    const { output, elapsed } = await simulate(definition, {}, { tasks });
    expect(output).toEqual({ Error: "States.Timeout", Cause: "" });
    expect(elapsed).toBe(5000);
  });
});
