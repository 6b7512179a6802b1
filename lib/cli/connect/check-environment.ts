import { closest } from "../../diagnostics/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { readEnvironments } from "./read-environments.ts";

/** Refuses an environment that `flows/environments.ts` doesn't have. Without that file any name will do: its machines may be there all the same. */
export async function checkEnvironment(directory: string, env: string): Promise<void> {
  const all = await readEnvironments(directory);
  if (all !== undefined) checkName(Object.keys(all), env);
}

/** Refuses a name that isn't among those. */
export function checkName(known: readonly string[], env: string): void {
  if (known.includes(env)) return;
  const guess = closest(env, known);
  const hint = guess === undefined ? `it has ${known.join(", ")}` : `did you mean ${guess}?`;
  throw wrongUsage(`flows/environments.ts has no environment "${env}"; ${hint}`);
}
