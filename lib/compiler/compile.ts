/**
 * The whole compiler: a project's flows in, definitions and diagnostics out.
 *
 * 1. It runs no user code.
 * 2. What it accepts means the same in Node and on Step Functions; everything else is a diagnostic with its place.
 * 3. One flow's error keeps no other from compiling.
 */
import { arrange, type Diagnostic } from "../diagnostics/index.ts";
import {
  concerns,
  type LoadedContainer,
  type LoadedFlow,
  type LoadedProject,
  type LoadedTask,
  type LoadOptions,
  loadProject,
} from "./1-load/index.ts";
import { check } from "./2-check/index.ts";
import { type LoweredFlow, lowerFlow } from "./3-lower/index.ts";
import { shape } from "./4-shape/index.ts";
import { emit } from "./5-emit/index.ts";
import { checkLocks } from "./check-locks.ts";
import { limitsOf } from "./limits/index.ts";
import type {
  CompiledFlow,
  CompiledProject,
  ContainerDeclaration,
  RefusedFlow,
  TaskDeclaration,
} from "./project.ts";
import { statsOf } from "./stats/index.ts";

/** Compiles the project in a folder: every flow of `flows/`, or of the given files. */
export function compileProject(directory: string, options: LoadOptions = {}): CompiledProject {
  return compileLoaded(loadProject(directory, options));
}

/** Compiles what has been loaded. */
export function compileLoaded(project: LoadedProject): CompiledProject {
  const checked = [...project.diagnostics, ...check(project)];
  const attempts = project.flows.map((flow) => lowerOrRefuse(flow, project, checked));
  const asking = attempts.flatMap(({ flow: { name }, lowered }) =>
    lowered ? [{ name, asks: lowered.asks }] : [],
  );
  const locks = checkLocks(asking);
  const flows = attempts.map((one) => finishFlow(one, project, locks.get(one.flow.name) ?? []));
  const lowered = flows.flatMap((flow) => flow.diagnostics);
  return {
    directory: project.directory,
    flows: flows.flatMap(({ compiled }) => compiled ?? []),
    refused: flows.flatMap(({ refused }) => refused ?? []),
    tasks: project.tasks.map(taskDeclaration),
    containers: project.containers.map(containerDeclaration),
    diagnostics: arrange([...checked, ...lowered]),
    sources: project.program.getSourceFiles().map(({ fileName }) => fileName),
  };
}

/** What was declared, without TypeScript's trees: the result is data. */
function taskDeclaration(task: LoadedTask): TaskDeclaration {
  const { kind: _, call, body, settings, retries, takesContext, lock, rate, ...declaration } = task;
  return declaration;
}

function containerDeclaration(container: LoadedContainer): ContainerDeclaration {
  const { name, file, variable, span, image, cpu, memoryMiB, architecture, capacity } = container;
  const { storageGiB, secrets, script, local } = container;
  return {
    ...{ name, file, variable, span, image, cpu, memoryMiB, architecture, capacity },
    ...(storageGiB !== undefined && { storageGiB }),
    ...(secrets !== undefined && { secrets }),
    ...(script !== undefined && { script }),
    ...(local !== undefined && { local }),
  };
}

interface Outcome {
  readonly compiled?: CompiledFlow;
  readonly refused?: RefusedFlow;
  readonly diagnostics: readonly Diagnostic[];
}

/** A flow, and its graph if nothing keeps it from having one. */
interface Attempt {
  readonly flow: LoadedFlow;
  readonly lowered?: LoweredFlow;
  readonly errors: readonly Diagnostic[];
}

function lowerOrRefuse(
  flow: LoadedFlow,
  project: LoadedProject,
  found: readonly Diagnostic[],
): Attempt {
  const errors = errorsIn(found).filter((error) => concerns(error, flow, project));
  return errors.length > 0 ? { flow, errors } : { flow, lowered: lowerFlow(flow, project), errors };
}

/** @param locks what is refused of its locks together with those of other flows */
function finishFlow(
  { flow, lowered, errors }: Attempt,
  project: LoadedProject,
  locks: readonly Diagnostic[],
): Outcome {
  const { name } = flow;
  if (lowered === undefined) return { refused: { name, errors: arrange(errors) }, diagnostics: [] };
  const { graph, calls, calendars, locks: taken } = lowered;
  const diagnostics = [...lowered.diagnostics, ...locks];
  const own = errorsIn(diagnostics);
  if (own.length > 0) return { refused: { name, errors: arrange(own) }, diagnostics };
  const { description, timeoutSeconds } = flow;
  const { definition, sourceMap } = emit(shape(graph), {
    name,
    ...(description !== undefined && { comment: description }),
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
  });
  const all = [
    ...diagnostics,
    ...limitsOf({ ...flow, definition, sourceMap, express: expressFlows(project) }),
  ];
  const beyond = errorsIn(all);
  if (beyond.length > 0) return { refused: { name, errors: arrange(beyond) }, diagnostics: all };
  const { span, type, paramsSchema, schedules, triggers } = flow;
  const described = description === undefined ? {} : { description };
  const declared = { name, ...described, span, type, paramsSchema, schedules, triggers };
  const { startBy, finishBy } = flow;
  const deadlines = { ...(startBy && { startBy }), ...(finishBy && { finishBy }) };
  const stats = statsOf(definition);
  const used = [...flow.calendars, ...calendars];
  const ends = used.length === 0 ? {} : { calendars: used };
  return {
    compiled: {
      ...{ ...declared, ...deadlines, ...ends, definition, sourceMap, ...calls, ...taken, stats },
    },
    diagnostics: all,
  };
}

function expressFlows({ flows }: LoadedProject): ReadonlySet<string> {
  return new Set(flows.filter(({ type }) => type === "express").map(({ name }) => name));
}

function errorsIn(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}
