import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { closest } from "../../diagnostics/index.ts";
import { wrongUsage } from "../cli-error.ts";

/** Refuses an environment that `flows/environments.ts` doesn't have. Without that file any name will do: its machines may be there all the same. */
export async function checkEnvironment(directory: string, env: string): Promise<void> {
  const file = join(directory, "flows", "environments.ts");
  if (!existsSync(file)) return;
  const known = await namesIn(file);
  if (known.includes(env)) return;
  const guess = closest(env, known);
  const hint = guess === undefined ? `it has ${known.join(", ")}` : `did you mean ${guess}?`;
  throw wrongUsage(`flows/environments.ts has no environment "${env}"; ${hint}`);
}

async function namesIn(file: string): Promise<readonly string[]> {
  const module: { readonly default?: unknown } = await import(pathToFileURL(file).href).catch(
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      throw wrongUsage(`flows/environments.ts can't be read: ${message}`, error);
    },
  );
  const { default: all } = module;
  if (typeof all === "object" && all !== null) return Object.keys(all);
  throw wrongUsage(
    "flows/environments.ts exports no environments; write: export default environments({ dev: {} });",
  );
}
