import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import type { ContainerDeclaration } from "../declarations.ts";

/** The values of a container's secrets, or why it can't start. */
export type Secrets =
  | { readonly kind: "found"; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: "missing"; readonly reason: string };

/** As a laptop has them: in the shell's variables, else in `.env` of the project's folder, read anew for each container. */
export function secretsOf(
  container: ContainerDeclaration,
  flow: string,
  { shell, folder }: { readonly shell: NodeJS.ProcessEnv; readonly folder: string },
): Secrets {
  const { name, secrets = {} } = container;
  const wanted = Object.entries(secrets);
  if (wanted.length === 0) return { kind: "found", values: {} };
  const file = join(folder, ".env");
  const kept = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const values: Record<string, string> = {};
  for (const [variable, source] of wanted) {
    const value = shell[variable] ?? kept[variable];
    if (value === undefined)
      return { kind: "missing", reason: missing(variable, source, `${name} of flow ${flow}`) };
    values[variable] = value;
  }
  return { kind: "found", values };
}

/** In ECS's words, with what helps on a laptop; a secret that is not there is not looked for again. */
function missing(
  variable: string,
  { kind, name }: { readonly kind: string; readonly name: string },
  step: string,
): string {
  const words = "ResourceInitializationError: unable to pull secrets: ResourceNotFoundException";
  return `${words}: there is no ${variable} for ${step}, which is the ${kind} "${name}" on AWS: put ${variable}=… into .env, or set it in the shell`;
}
