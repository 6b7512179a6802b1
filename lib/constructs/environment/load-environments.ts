import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Environment, Environments } from "../../flow/index.ts";
import { ConfigurationError } from "../configuration-error.ts";

/** Reads `flows/environments.ts` of a project by importing it. */
export async function loadEnvironments(directory: string): Promise<Environments> {
  const file = join(directory, "flows", "environments.ts");
  if (!existsSync(file)) {
    throw new ConfigurationError(
      `there is no flows/environments.ts in ${directory}; write: export default environments({ dev: {} });`,
    );
  }
  const module: { readonly default?: unknown } = await importFile(file);
  if (isEnvironments(module.default)) return module.default;
  throw new ConfigurationError(
    "flows/environments.ts: the default export is no object of environments; write: export default environments({ dev: {} });",
  );
}

/** The environment of that name, with the name. */
export function environmentNamed(all: Environments, name: string | undefined): NamedEnvironment {
  const known = Object.keys(all).join(", ");
  if (name === undefined) {
    throw new ConfigurationError(
      `which environment? Say -c env=NAME or set NAGARE_ENV; flows/environments.ts has ${known}`,
    );
  }
  const environment = Object.hasOwn(all, name) ? all[name] : undefined;
  if (environment !== undefined) return { name, environment };
  throw new ConfigurationError(
    `flows/environments.ts has no environment "${name}"; it has ${known}`,
  );
}

export interface NamedEnvironment {
  readonly name: string;
  readonly environment: Environment;
}

async function importFile(file: string): Promise<{ readonly default?: unknown }> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    throw new ConfigurationError(
      `flows/environments.ts: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

function isEnvironments(value: unknown): value is Environments {
  return isObject(value) && Object.values(value).every(isObject);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
