import type { State } from "../../asl/index.ts";
import { largestText } from "./largest-text.ts";

/**
 * The least that a state's call of `ecs:runTask` has as overrides: what is constant among them, as JSON. A condition may
 * leave a text out, but where it does not the call is refused.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskOverride.html
 */
export function overridesCharacters(state: State): number {
  if (state.Type !== "Task" || !state.Resource.includes(":ecs:runTask")) return 0;
  const { Arguments } = state;
  const overrides: unknown =
    typeof Arguments === "object" && Arguments !== null
      ? Reflect.get(Arguments, "Overrides")
      : undefined;
  return JSON.stringify(overrides, constantPart)?.length ?? 0;
}

function constantPart(_: string, value: unknown): unknown {
  return typeof value === "string" && value.startsWith("{%") ? largestText(value) : value;
}
