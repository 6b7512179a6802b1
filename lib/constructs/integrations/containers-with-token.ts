import type { StateMachine } from "../../asl/index.ts";
import { tasksOf } from "../definition/map-tasks.ts";
import { argumentsOf } from "./arguments-of.ts";
import { containerInCall } from "./placeholders.ts";

/** The containers of a definition that answer a task token themselves. */
export function containersWithToken(definition: StateMachine): ReadonlySet<string> {
  return new Set(
    tasksOf(definition)
      .filter(({ Resource }) => Resource.endsWith(":ecs:runTask.waitForTaskToken"))
      .map((task) => containerInCall(argumentsOf(task))),
  );
}
