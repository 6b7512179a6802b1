import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { ContainerNotStarted } from "../container-not-started.ts";
import type { Parameter } from "../parameter.ts";
import type { Secret } from "../secret.ts";

/** The values of a container's secrets, as a laptop has them: in the shell's variables, else in `.env` of the working folder. */
export function readSecrets(
  container: string,
  secrets: Readonly<Record<string, Secret | Parameter>>,
): Readonly<Record<string, string>> {
  if (Object.keys(secrets).length === 0) return {};
  const file = join(process.cwd(), ".env");
  const kept = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  return Object.fromEntries(
    Object.entries(secrets).map(([variable, { kind, name }]) => {
      const value = process.env[variable] ?? kept[variable];
      if (value === undefined)
        throw new ContainerNotStarted(container, missing(variable, kind, name));
      return [variable, value];
    }),
  );
}

/** In ECS's words, with what helps on a laptop. */
function missing(variable: string, kind: string, name: string): string {
  const words = "ResourceInitializationError: unable to pull secrets: ResourceNotFoundException";
  return `${words}: there is no ${variable}, which is the ${kind} "${name}" on AWS: put ${variable}=… into .env, or set it in the shell`;
}
