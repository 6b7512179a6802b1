import type { CompiledProject } from "../../compiler/index.ts";
import type { Connection, ConnectOptions } from "./connection.ts";
import { toEnvironment } from "./environment-connection.ts";
import { LocalConnection } from "./local-connection.ts";

/** Connects to where a command's runs are. */
export async function connect(
  project: CompiledProject,
  options: ConnectOptions,
): Promise<Connection> {
  return options.env === undefined
    ? await LocalConnection.open(project, options)
    : toEnvironment(options.env);
}
