import type { State } from "../../asl/index.ts";
import { StateFailure } from "../core/failure.ts";
import { boundedText } from "../core/payload.ts";
import { openVisit } from "../core/visit.ts";
import { createMachine } from "../create-machine.ts";
import { actions, type Left } from "./actions.ts";
import { inspectInput } from "./inspect-input.ts";
import { recover, thrownOut } from "./recover.ts";
import type { StateTest, StateTestPorts, StateTestResult } from "./state-test.ts";
import { note, type Visit } from "./visit.ts";

/**
 * Runs one state alone, once: what comes out, what an error would lead to, and what the data was on the way. It has the
 * fields, the expressions and the error handling of an execution, but no history; retries and branches are not run.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 */
export async function testState(test: StateTest, ports: StateTestPorts): Promise<StateTestResult> {
  const visit = begin(test, ports);
  note(visit, "input", visit.machine.input);
  try {
    const { output, assigned, next } = await act(visit);
    boundedText(visit.machine, output, test.stateName);
    const { inspection } = visit;
    if (assigned) inspection.variables = { ...inspection.variables, ...assigned };
    return {
      status: "SUCCEEDED",
      output,
      ...(next !== undefined && { nextState: next }),
      inspection,
    };
  } catch (thrown) {
    const outcome =
      thrown instanceof StateFailure ? await recover(visit, thrown.failure) : thrownOut(thrown);
    return { ...outcome, inspection: visit.inspection };
  }
}

function begin(test: StateTest, ports: StateTestPorts): Visit {
  const machine = createMachine(test.start, {});
  const at = openVisit(machine, machine.root, test.stateName, machine.input);
  const { variables } = test;
  for (const [name, value] of Object.entries(variables ?? {}))
    at.branch.scope.variables.set(name, value);
  const flow = machine.languages[at.language];
  const inspection = { values: {}, numbers: {}, ...(variables && { variables }) };
  return { machine, at, flow, test, ports, inspection };
}

async function act(visit: Visit): Promise<Left> {
  inspectInput(visit);
  const action = actions[visit.at.state.Type] as (visit: Visit<State>) => Promise<Left>;
  return action(visit);
}
