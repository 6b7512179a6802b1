import { describe, expect, it } from "vitest";
import { failedStates, type TimelineStep } from "../../lib/timeline/index.ts";

describe("the state that a run failed at", () => {
  const step = (state: string, more: Partial<TimelineStep>): TimelineStep => {
    return { state, kind: "Task", status: "succeeded", from: 0, attempts: [], parts: [], ...more };
  };
  const ended = step("rethrow", { kind: "Fail", status: "failed", error: "NoRows", cause: "none" });
  const caught = (state: string, error: string, cause: string) =>
    step(state, { status: "caught", attempts: [{ from: 0, error, cause, redrive: 0 }] });

  it("is the one whose error was thrown again", () => {
    const steps = [caught("read", "NoRows", "none"), caught("other", "Busy", ""), ended];
    expect(failedStates({ steps, from: 0, to: 1 })).toMatchObject({
      state: "read",
      task: "read",
      end: "rethrow",
    });
  });

  it("is the Fail state where the flow threw an error of its own", () => {
    const steps = [caught("read", "NoRows", "another"), ended];
    expect(failedStates({ steps, from: 0, to: 1 })).toEqual({ state: "rethrow", end: "rethrow" });
  });

  it("is the container that stopped", () => {
    const stopped = { ...ended, error: "ContainerExited" };
    const steps = [caught("load", "States.TaskFailed", '{"Containers":[]}'), stopped];
    expect(failedStates({ steps, from: 0, to: 1 })).toMatchObject({
      state: "load",
      end: "rethrow",
    });
  });
});
