import { setTimeout as sleep } from "node:timers/promises";
import type { CompiledFlow, CompiledProject } from "../../compiler/index.ts";
import {
  type EventRule,
  HistoryUnavailable,
  type LocalService,
  PortUnavailable,
  startLocalService,
} from "../../local/index.ts";
import type { Late } from "../../watchdog/index.ts";
import { unreachable } from "../cli-error.ts";
import { stateFolder } from "../project.ts";
import { localRules } from "./local-rules.ts";

export interface ServiceOptions {
  readonly port?: number;
  readonly skipTime?: boolean;
  readonly allowAws?: boolean;
  readonly resume?: boolean;
  readonly reload?: (service: LocalService) => Promise<void>;
  readonly late?: (late: Late) => void;
}

/** A command that only looks at runs holds the project's state for less than this. */
const PATIENCE_MILLISECONDS = 5000;
const PAUSE_MILLISECONDS = 100;

/**
 * Starts the local service for a project; what keeps it from starting is told plainly. `instead` is tried while another process has the
 * project's state.
 */
export async function startService<Instead = never>(
  project: CompiledProject,
  options: ServiceOptions,
  instead: () => Promise<Instead | undefined> = async () => undefined,
): Promise<LocalService | Instead> {
  const rules = await localRules(project.directory, project.flows);
  const patience = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const found = await instead();
    if (found !== undefined) return found;
    const started = await start(project, options, rules).catch(refusal);
    if (!(started instanceof HistoryUnavailable)) return started;
    if (Date.now() > patience) throw unreachable(started.message, started);
    await sleep(PAUSE_MILLISECONDS);
  }
}

/** A history that another process has is worth another try; anything else that a user can do something about is told. */
function refusal(error: unknown): HistoryUnavailable {
  if (error instanceof HistoryUnavailable && error.isInUse) return error;
  const isTold = error instanceof HistoryUnavailable || error instanceof PortUnavailable;
  throw isTold ? unreachable(error.message, error) : error;
}

/** Makes every flow a state machine of the service. */
export function putFlows(
  service: LocalService,
  flows: readonly CompiledFlow[],
): ReadonlyMap<string, string> {
  return new Map(
    flows.map(({ name, definition, type }) => [
      name,
      service.putStateMachine(name, definition, type === "express" ? "EXPRESS" : "STANDARD"),
    ]),
  );
}

function start(
  project: CompiledProject,
  options: ServiceOptions,
  rules: readonly EventRule[],
): Promise<LocalService> {
  const { tasks, containers } = project;
  const directory = stateFolder(project);
  return startLocalService({ directory, tasks, containers, rules, ...options });
}
