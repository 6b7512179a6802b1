import type { JsonValue, PassState, State, StateType } from "../../asl/index.ts";
import type { Completion } from "../core/data-flow.ts";
import { StateFailure } from "../core/failure.ts";
import { inspectResult } from "./inspect-result.ts";
import { testMap } from "./test-map.ts";
import { testTask } from "./test-task.ts";
import { note, type Visit } from "./visit.ts";

/** How a tested state was left. */
export type Left = Completion & { readonly next?: string };

/** What each type of state does in a test; a failure is thrown as a StateFailure. */
export const actions: {
  readonly [T in StateType]: (visit: Visit<Extract<State, { Type: T }>>) => Promise<Left>;
} = {
  async Pass(visit) {
    const result = await visit.flow.passResult(visit.machine, visit.at);
    if (result !== undefined) inspectPass(visit, result);
    return complete(visit, result);
  },
  async Task(visit) {
    return complete(visit, await testTask(visit));
  },
  async Choice({ flow, machine, at }) {
    return flow.choose(machine, at);
  },
  async Wait(visit) {
    const { flow, machine, at, ports } = visit;
    await ports.waitUntil(await flow.wakeAt(machine, at));
    return complete(visit, undefined);
  },
  async Succeed(visit) {
    return complete(visit, undefined);
  },
  async Fail({ flow, machine, at }) {
    throw new StateFailure({ kind: "reported", ...(await flow.failureOf(machine, at)) });
  },
  async Parallel(visit) {
    return complete(visit, mocked(visit));
  },
  async Map(visit) {
    await testMap(visit);
    return complete(visit, mocked(visit));
  },
};

function inspectPass(visit: Visit<PassState>, result: JsonValue): void {
  note(visit, visit.at.state.Result === undefined ? "afterParameters" : "result", result);
  inspectResult(visit, result);
}

/** Branches and iterations are never run in a test: their result comes from the mock. */
function mocked(visit: Visit): JsonValue {
  const { mock } = visit.test;
  if (mock?.kind === "error") {
    const { error, cause } = mock;
    throw new StateFailure({
      kind: "reported",
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    });
  }
  const result = mock?.result ?? [];
  inspectResult(visit, result);
  return result;
}

async function complete(visit: Visit, result: JsonValue | undefined): Promise<Left> {
  const { flow, machine, at } = visit;
  const completion = await flow.completionOf(machine, at, result);
  const next = "Next" in at.state ? at.state.Next : undefined;
  return { ...completion, ...(next !== undefined && { next }) };
}
