import type { RunStart, StateTestPorts, TaskOutcome } from "../../../engine/index.ts";
import type { Service } from "../../service.ts";

/** A tested state's task is performed as an execution's would be. */
export function stateTestPorts(
  { clock, perform, newId, output }: Service,
  { executionArn, stateMachineArn }: RunStart,
): StateTestPorts {
  return {
    perform(effect) {
      const { promise, resolve } = Promise.withResolvers<TaskOutcome>();
      const release = clock.hold();
      const task = { ...effect, taskId: newId() };
      const call = { executionArn, stateMachineArn, effect: task, progress: "scheduled" } as const;
      perform(call, {
        submitted: () => {},
        succeeded: (text) => resolve({ kind: "succeeded", output: text }),
        failed: (error, cause) => resolve({ kind: "failed", error, cause }),
        line: (...line) => output.add(executionArn, task, ...line),
      });
      return promise.finally(release);
    },
    waitUntil: (at) => new Promise((resolve) => void clock.at(at, resolve)),
  };
}
