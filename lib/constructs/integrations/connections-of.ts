import type { StateMachine } from "../../asl/index.ts";
import { tasksOf } from "../definition/map-tasks.ts";
import { argumentsOf } from "./arguments-of.ts";
import { connectionOf } from "./http-invoke.ts";

/** The connections that a definition names. */
export function connectionsOf(definition: StateMachine): ReadonlySet<string> {
  const calls = tasksOf(definition).filter(({ Resource }) => Resource.endsWith(":http:invoke"));
  return new Set(calls.map((task) => connectionOf(argumentsOf(task))));
}
