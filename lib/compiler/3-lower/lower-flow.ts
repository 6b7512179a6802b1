import ts from "typescript";
import type { Diagnostic } from "../../diagnostics/index.ts";
import type { LoadedFlow, LoadedProject } from "../1-load/index.ts";
import type { Assignment, Edge, FlowGraph, NodeId } from "../ir/index.ts";
import { createLocalNames, type VariableId } from "../jsonata/index.ts";
import type { CalendarEnd, CompiledFlow } from "../project.ts";
import { bindNames } from "./bind-names.ts";
import { calendarReader } from "./calendar-reader.ts";
import { lowerStep } from "./calls/index.ts";
import { lowerReturned } from "./calls/inline.ts";
import type { Value } from "./context.ts";
import { assigning } from "./edges.ts";
import { endExits } from "./ends.ts";
import { caughtIn } from "./errors/caught-in.ts";
import { errorClassesOf } from "./errors/error-classes.ts";
import { failingSettled } from "./errors/failing-in.ts";
import { settleFailures } from "./errors/settle-failures.ts";
import { givenParams } from "./given-params.ts";
import { createGraphBuilder } from "./graph-builder.ts";
import { lazy } from "./lazy.ts";
import { flowLocks, type LockAsks } from "./locks/flow-locks.ts";
import { lockedFlow } from "./locks/locked-flow.ts";
import { onlyOnDays } from "./only-on-days.ts";
import { paramsGuard, reservedFor } from "./params-guard.ts";
import { paramsValue } from "./params-value.ts";
import { contextAt, type FlowLowering, type Place } from "./place.ts";
import { runValue, scheduledTimeOf } from "./run-value.ts";
import { emptyScope, functionScope, type Scope, withValues } from "./scope.ts";
import { lowerStatements } from "./statements/index.ts";
import { createTimeLowering } from "./time-lowering.ts";
import { createVariableTable } from "./variables.ts";

/** One flow, lowered, with what was refused and what it calls. */
export interface LoweredFlow {
  readonly graph: FlowGraph;
  readonly diagnostics: readonly Diagnostic[];
  /** Of the calendars that its code uses. */
  readonly calendars: readonly CalendarEnd[];
  readonly calls: {
    readonly tasks: readonly string[];
    readonly containers: readonly string[];
    readonly flows: readonly string[];
  };
  readonly locks: Pick<CompiledFlow, "locks" | "rates">;
  /** For what locks mean together. */
  readonly asks: LockAsks;
}

/** The function of a flow as a graph of nodes that Step Functions must perform. */
export function lowerFlow(flow: LoadedFlow, project: LoadedProject): LoweredFlow {
  const diagnostics: Diagnostic[] = [];
  const shared = createLowering(flow, project, diagnostics);
  const builder = createGraphBuilder(shared.nextNode, (add, resolve) =>
    settleFailures(shared, add, resolve),
  );
  const scheduledTime = shared.variables.declare("scheduledTime", "never");
  const { checker, variables } = shared;
  const scope = functionScope(flow.body, emptyScope, checker, variables, caughtIn(shared));
  const place: Place = {
    flow: shared,
    graph: builder,
    scope: withRun(flow, scope, shared, scheduledTime),
    exits: endExits(builder, { flow: shared }),
    inlined: [flow.body],
    held: [],
  };
  const entry = bindParameters(flow, place, scheduledTime);
  const locked = lockedFlow(flow, place, (inner) => lowerBody(flow, inner));
  const body = onlyOnDays(flow, place, scheduledTime, locked);
  const graph = builder.finish(assigning([...shared.time.assignments(), ...entry], body));
  const reserved = reservedFor(flow.name, project);
  const guard = paramsGuard(flow.name, flow.paramsSchema, reserved, givenParams(flow));
  return {
    graph: { graph, variables: shared.variables.all(), ...(guard && { guard }) },
    diagnostics: inOrder(diagnostics),
    calendars: shared.time.calendarEnds(),
    calls: {
      tasks: [...shared.calls.tasks],
      containers: [...shared.calls.containers],
      flows: [...shared.calls.flows],
    },
    locks: shared.locks.compiled(),
    asks: shared.locks.asks(),
  };
}

function createLowering(
  flow: LoadedFlow,
  project: LoadedProject,
  diagnostics: Diagnostic[],
): FlowLowering {
  let nodes = 0;
  const errorClasses = errorClassesOf(project);
  const variables = createVariableTable();
  const freshLocal = createLocalNames();
  return {
    name: flow.name,
    type: flow.type,
    project,
    checker: project.checker,
    errorClasses,
    settledErrors: lazy(() => ({
      failing: failingSettled(flow.body, project),
      classes: errorClasses,
    })),
    variables,
    time: createTimeLowering(
      { zoneOf: (name) => project.zoneOf(name), ...calendarReader(project) },
      variables,
      freshLocal,
    ),
    calls: { tasks: new Set(), containers: new Set(), flows: new Set() },
    locks: flowLocks(),
    guarded: new Map(),
    covers: new Map(),
    changed: new Set(),
    tryCatches: new Set(),
    lower: { statements: lowerStatements, step: lowerStep },
    nextNode: () => {
      nodes += 1;
      return nodes as NodeId;
    },
    freshLocal,
    report: (diagnostic) => void diagnostics.push(diagnostic),
  };
}

/** What the entry assigns: the params by name, and the members of `run` if they are taken apart. */
function bindParameters(
  flow: LoadedFlow,
  place: Place,
  scheduledTime: VariableId,
): readonly Assignment[] {
  const [params, run] = flow.body.parameters;
  const { project, freshLocal } = place.flow;
  const context = contextAt(place);
  const whole: Value = {
    expression: paramsValue(flow, project, freshLocal),
    type: flow.paramsType,
    optional: false,
  };
  const isHeld = flow.schedules.some(({ only }) => only !== undefined);
  const isPattern = run && !ts.isIdentifier(run.name);
  return [
    ...(run || isHeld ? [{ variable: scheduledTime, value: scheduledTimeOf() }] : []),
    ...(params ? bindNames(params.name, whole, place, context) : []),
    ...(isPattern
      ? bindNames(run.name, runAt(run, flow, place.flow, scheduledTime), place, context)
      : []),
  ];
}

/** `run` is no variable: each of its members is an expression over the context. */
function withRun(
  flow: LoadedFlow,
  scope: Scope,
  shared: FlowLowering,
  scheduledTime: VariableId,
): Scope {
  const run = flow.body.parameters[1];
  const symbol = run && shared.checker.getSymbolAtLocation(run.name);
  if (run === undefined || symbol === undefined || !ts.isIdentifier(run.name)) return scope;
  return withValues(scope, new Map([[symbol, runAt(run, flow, shared, scheduledTime)]]));
}

function runAt(
  run: ts.ParameterDeclaration,
  flow: LoadedFlow,
  shared: FlowLowering,
  scheduledTime: VariableId,
): Value {
  const type = shared.checker.getTypeAtLocation(run);
  return { expression: runValue(flow.name, scheduledTime), type, optional: false };
}

function lowerBody(flow: LoadedFlow, place: Place): Edge {
  const { body } = flow.body;
  if (body === undefined) return place.exits.return(undefined, flow.body);
  if (!ts.isBlock(body)) return lowerReturned(body, place);
  return lowerStatements(body.statements, place.exits.return(undefined, body), place);
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(
    (left, right) =>
      left.span.file.localeCompare(right.span.file) ||
      left.span.line - right.span.line ||
      left.span.column - right.span.column,
  );
}
