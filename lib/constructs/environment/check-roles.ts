import type { CompiledProject } from "../../compiler/index.ts";
import { closest } from "../../diagnostics/index.ts";
import { ConfigurationError } from "../configuration-error.ts";

/** Refuses roles for what isn't there. */
export function checkRoles(roles: object, { tasks, containers }: CompiledProject): void {
  const names = [...tasks, ...containers].map(({ name }) => name);
  for (const name of Object.keys(roles).filter((each) => !names.includes(each))) {
    const meant = closest(name, names);
    const hint = meant === undefined ? "" : `; did you mean "${meant}"?`;
    throw new ConfigurationError(
      `\`roles\` names "${name}", which is no task and no container${hint}`,
    );
  }
}
