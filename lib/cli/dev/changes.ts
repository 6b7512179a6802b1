import type { CompiledFlow, CompiledProject } from "../../compiler/index.ts";

/** What is served of a project: of each flow, task and container the last version that compiled. */
export type Served = Pick<CompiledProject, "flows" | "tasks" | "containers">;

export const nothing: Served = { flows: [], tasks: [], containers: [] };

/** What compiling a project again makes of what is served. */
export interface Changes {
  readonly served: Served;
  readonly added: readonly CompiledFlow[];
  readonly changed: readonly CompiledFlow[];
  /** Flows that no longer compile: they are served as they were. */
  readonly kept: readonly string[];
  readonly removed: readonly string[];
}

/** What is gone while something does not compile may come back: it is kept. */
export function changesOf(before: Served, project: CompiledProject): Changes {
  const { flows, tasks, containers } = project;
  const known = new Map(before.flows.map((flow) => [flow.name, flow]));
  const isBroken = project.diagnostics.some(({ severity }) => severity === "error");
  const gone = without(before.flows, flows).map(({ name }) => name);
  const kept = <D extends Named>(old: readonly D[], now: readonly D[]): readonly D[] =>
    isBroken ? [...without(old, now), ...now] : now;
  return {
    served: {
      flows: kept(before.flows, flows),
      tasks: kept(before.tasks, tasks),
      containers: kept(before.containers, containers),
    },
    added: flows.filter(({ name }) => !known.has(name)),
    changed: flows.filter((flow) => isOther(known.get(flow.name), flow)),
    kept: isBroken ? gone : [],
    removed: isBroken ? [] : gone,
  };
}

interface Named {
  readonly name: string;
}

function without<D extends Named>(all: readonly D[], some: readonly Named[]): readonly D[] {
  const names = new Set(some.map(({ name }) => name));
  return all.filter(({ name }) => !names.has(name));
}

function isOther(before: CompiledFlow | undefined, after: CompiledFlow): boolean {
  if (before === undefined || before === after) return false;
  const told = ({ definition, type, triggers, schedules }: CompiledFlow) =>
    JSON.stringify([
      ...[definition, type, triggers.map(({ span, ...trigger }) => trigger)],
      schedules.map(({ span, ...schedule }) => schedule),
    ]);
  return told(before) !== told(after);
}
