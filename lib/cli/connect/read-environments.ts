import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Environments } from "../../flow/index.ts";
import { wrongUsage } from "../cli-error.ts";

/** The project's environments, as they are now; undefined without a file of them, or one that mentions a name: it is not run for nothing. */
export async function readEnvironments(
  directory: string,
  mentioned = "",
): Promise<Environments | undefined> {
  const file = join(directory, "flows", "environments.ts");
  if (!existsSync(file) || !readFileSync(file, "utf8").includes(mentioned)) return undefined;
  const url = `${pathToFileURL(file).href}?at=${statSync(file).mtimeMs}`;
  const module: { readonly default?: unknown } = await import(url).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    throw wrongUsage(`flows/environments.ts can't be read: ${message}`, error);
  });
  if (isEnvironments(module.default)) return module.default;
  throw wrongUsage(
    "flows/environments.ts exports no environments; write: export default environments({ dev: {} });",
  );
}

function isEnvironments(value: unknown): value is Environments {
  return typeof value === "object" && value !== null;
}
