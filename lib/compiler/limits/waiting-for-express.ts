import type { StateMachine } from "../../asl/index.ts";
import { statesOf } from "./states-of.ts";

/** The steps that wait for a run of an express flow: neither its status nor an event tells anybody of its end. */
export function waitingForExpress(
  definition: StateMachine,
  express: ReadonlySet<string>,
): readonly { readonly state: string; readonly flow: string }[] {
  return statesOf(definition).flatMap(([state, fields]) => {
    const { Resource, Arguments } = { Resource: "", Arguments: {}, ...fields };
    if (!/:states:startExecution\.sync(:2)?$/.test(Resource)) return [];
    const { StateMachineArn } = { StateMachineArn: "", ...Object(Arguments) };
    const flow = String(StateMachineArn).split(":").at(-1) ?? "";
    return express.has(flow) ? [{ state, flow }] : [];
  });
}
