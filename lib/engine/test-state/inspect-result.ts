import type { JsonValue } from "../../asl/index.ts";
import { fillTemplate } from "../jsonpath/payload-template.ts";
import { placeResult } from "../jsonpath/result-path.ts";
import { note, type Visit } from "./visit.ts";

/** What becomes of an action's result on its way to the output. JSONata's Output does it in one step, which shows nothing. */
export function inspectResult(visit: Visit, result: JsonValue): void {
  const { machine, at } = visit;
  if (at.language === "JSONata") return;
  const { state, input } = at;
  const selector = "ResultSelector" in state ? state.ResultSelector : undefined;
  const selected =
    selector === undefined ? result : fillTemplate({ machine, at, value: result }, selector);
  note(visit, "afterResultSelector", selected);
  const path = "ResultPath" in state ? state.ResultPath : undefined;
  note(visit, "afterResultPath", placeResult(machine, input, path, selected));
}
