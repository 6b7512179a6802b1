import type { State } from "../../asl/index.ts";
import type { Mark } from "./graph.ts";
import { serviceOf } from "./service.ts";

/** Which icon and colour a state has. */
export function markOf(state: State): Mark {
  return state.Type === "Task" ? taskMark(state.Resource) : state.Type;
}

function taskMark(resource: string): Mark {
  return marks[serviceOf(resource).service] ?? "Service";
}

const marks: Readonly<Record<string, Mark>> = {
  lambda: "Function",
  ecs: "Container",
  batch: "Container",
  states: "Flow",
};
