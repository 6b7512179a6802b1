import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Environments } from "../../flow/index.ts";
import { wrongUsage } from "../cli-error.ts";

/** The project's environments; undefined without a file of them. */
export async function readEnvironments(directory: string): Promise<Environments | undefined> {
  const file = join(directory, "flows", "environments.ts");
  if (!existsSync(file)) return undefined;
  const module: { readonly default?: unknown } = await import(pathToFileURL(file).href).catch(
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      throw wrongUsage(`flows/environments.ts can't be read: ${message}`, error);
    },
  );
  if (isEnvironments(module.default)) return module.default;
  throw wrongUsage(
    "flows/environments.ts exports no environments; write: export default environments({ dev: {} });",
  );
}

function isEnvironments(value: unknown): value is Environments {
  return typeof value === "object" && value !== null;
}
