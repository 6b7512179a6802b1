import type { CompiledProject } from "../../compiler/index.ts";
import { checkEnvironment } from "./check-environment.ts";
import type { Connection, ConnectOptions } from "./connection.ts";
import { toEnvironment } from "./environment-connection.ts";
import { LocalConnection } from "./local-connection.ts";

/** Connects to where a command's runs are. */
export async function connect(
  project: CompiledProject,
  options: ConnectOptions,
): Promise<Connection> {
  const { env } = options;
  if (env === undefined) return await LocalConnection.open(project, options);
  await checkEnvironment(project.directory, env);
  return toEnvironment(env);
}
