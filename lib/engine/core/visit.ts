import type { JsonValue, QueryLanguage, State } from "../../asl/index.ts";
import type { Completion } from "./data-flow.ts";
import { record } from "./history.ts";
import type { Activation, Branch, Machine } from "./machine.ts";
import { boundedText, jsonText, untruncated } from "./payload.ts";
import { assign, boundedVariables } from "./variables.ts";

/** Begins a visit of a state with its Entered event. */
export function openVisit(
  machine: Machine,
  branch: Branch,
  name: string,
  input: JsonValue,
): Activation {
  const state = branch.graph.States[name];
  if (state === undefined) throw new Error(`The definition has no state '${name}'.`);
  const previousId = branch.chain;
  const activation: Activation = {
    branch,
    name,
    state,
    language: languageOf(machine, state),
    input,
    previousId,
    enteredId: record(machine, branch, `${state.Type}StateEntered`, {
      stateEnteredEventDetails: {
        name,
        input: jsonText(machine, input),
        inputDetails: untruncated,
      },
    }),
    enteredAt: machine.now,
    retries: [],
    retryCount: 0,
    taskToken: undefined,
    branches: undefined,
    release: undefined,
    failure: undefined,
  };
  branch.pending = undefined;
  branch.current = activation;
  return activation;
}

/** Ends a visit with its Exited event; its variables are there from the next state on. */
export function closeVisit(machine: Machine, activation: Activation, completion: Completion): void {
  const { branch, name, state } = activation;
  if (state.Type === "Fail") throw new Error("A Fail state has no exit.");
  const output = boundedText(machine, completion.output, name);
  const { assigned = {} } = completion;
  const texts = boundedVariables(machine, branch.scope, assigned, name);
  record(machine, branch, `${state.Type}StateExited`, {
    stateExitedEventDetails: {
      name,
      output,
      outputDetails: untruncated,
      ...(completion.assigned && {
        assignedVariables: texts,
        assignedVariablesDetails: untruncated,
      }),
    },
  });
  assign(branch.scope, assigned, texts);
  activation.release = undefined;
  branch.current = undefined;
}

function languageOf(machine: Machine, state: State): QueryLanguage {
  return state.QueryLanguage ?? machine.start.definition.QueryLanguage ?? "JSONPath";
}
