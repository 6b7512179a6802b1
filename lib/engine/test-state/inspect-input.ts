import type { State } from "../../asl/index.ts";
import { inputData } from "../jsonpath/completion.ts";
import { note, type Visit } from "./visit.ts";

/** What comes before a state's action, as TestState shows it. A Parallel shows nothing of it. */
export function inspectInput(visit: Visit): void {
  if (visit.at.language === "JSONata" || isSilent(visit.at.state)) return;
  note(visit, "afterInputPath", inputData(visit.machine, visit.at).value);
}

/** What a Pass with a Result is given doesn't matter. */
function isSilent(state: State): boolean {
  return state.Type === "Parallel" || (state.Type === "Pass" && state.Result !== undefined);
}
