import type ts from "typescript";
import type { Code, Diagnostic, Values } from "../../diagnostics/index.ts";
import { diagnostic } from "../../diagnostics/index.ts";
import type { LoadedFlow } from "../1-load/index.ts";
import type { Assignment, Catch, Edge, NodeId, Origin } from "../ir/index.ts";
import type { Expression, VariableId } from "../jsonata/index.ts";
import type { Project } from "./callables/callable.ts";
import type { Step } from "./calls/resolve-step.ts";
import type { LowerContext, Value } from "./context.ts";
import type { ErrorClasses } from "./errors/error-classes.ts";
import type { Guard } from "./errors/guard.ts";
import type { GraphBuilder } from "./graph-builder.ts";
import type { FlowLocks, HeldLock } from "./locks/flow-locks.ts";
import { originOf } from "./origins.ts";
import type { Scope } from "./scope.ts";
import type { TimeLowering } from "./time-lowering.ts";
import type { VariableTable } from "./variables.ts";

/** What the whole flow shares while it is lowered. */
export interface FlowLowering {
  readonly name: string;
  readonly type: LoadedFlow["type"];
  readonly project: Project;
  readonly checker: ts.TypeChecker;
  readonly errorClasses: ErrorClasses;
  readonly settledErrors: LowerContext["settledErrors"];
  readonly variables: VariableTable;
  readonly time: TimeLowering;
  /** Names of what the flow calls. */
  readonly calls: Readonly<Record<"tasks" | "containers" | "flows", Set<string>>>;
  readonly locks: FlowLocks;
  /** Assignments that may fail, each with what must catch that. */
  readonly guarded: Map<Assignment, Guard>;
  /** What catches the errors of the nodes that stand in a `try`. */
  readonly covers: Map<NodeId, () => readonly Catch[]>;
  /** Variables that are set again after their declaration: a handler may read what they held. */
  readonly changed: Set<VariableId>;
  /** The catches that a `try` of the flow made. */
  readonly tryCatches: Set<Catch>;
  readonly lower: Lowerers;
  nextNode(): NodeId;
  freshLocal(hint: string): string;
  report(diagnostic: Diagnostic): void;
}

/** The tables by kind, handed down so that no file of theirs needs to import them. */
export interface Lowerers {
  /** Statements one after the other, then on along `next`. */
  statements(list: readonly ts.Statement[], next: Edge, place: Place): Edge;
  step(step: Step, at: StepPlace): Edge;
}

/** Where a step is awaited. */
export interface StepPlace {
  readonly place: Place;
  /** For the expressions among its arguments. */
  readonly context: LowerContext;
  /** What the step's result is assigned to; absent when nobody reads it. */
  readonly into?: VariableId;
  /** The type of the awaited result. */
  readonly type: ts.Type;
  readonly next: Edge;
  /** The step sends a token, and ends when somebody answers that. */
  readonly token?: TokenWait;
}

export interface TokenWait {
  readonly call: ts.CallExpression;
  /** Of the state. */
  readonly name: string;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
}

/** Where in the flow a statement or expression stands: what its names mean, and where control goes when it leaves. */
export interface Place {
  readonly flow: FlowLowering;
  readonly graph: GraphBuilder;
  readonly scope: Scope;
  readonly exits: Exits;
  /** The functions whose bodies are being put in place of calls, outermost first. */
  readonly inlined: readonly ts.Node[];
  /** Steps that a `Promise.all` waits for and that are there already, for they ran beside promises that were kept. */
  readonly started?: ReadonlyMap<ts.Node, Value>;
  /** Which items of the maps and turns of the loops around it stand here, outermost first; only where a task or a container asks for them. */
  readonly turns?: readonly Expression[];
  /** The locks around, outermost first. */
  readonly held: readonly HeldLock[];
  /** The number of the innermost of them. */
  readonly fence?: Expression;
  /** Whether an error that leaves the branch or iteration is caught around it; others may run beside it then, which Step Functions aborts. */
  readonly caughtAround?: "alone" | "beside others";
}

/** The ways out of a place other than its end. */
export interface Exits {
  return(result: Returned | undefined, node: ts.Node): Edge;
  throw(error: Thrown): Edge;
  readonly break?: () => Edge;
  readonly continue?: () => Edge;
  /** By label: the ways out of the statements around that have one. */
  readonly labelled: ReadonlyMap<string, Leaving>;
  /** What every step here catches. */
  catches(): readonly Catch[];
}

/** Where `break` and `continue` go. */
export interface Leaving {
  readonly break: () => Edge;
  readonly continue?: () => Edge;
}

export interface Returned {
  readonly value: Expression;
  readonly optional: boolean;
  readonly type: ts.Type;
}

/** An error on its way: two strings, as Step Functions has it. */
export interface Thrown {
  readonly error: Expression;
  readonly cause: Expression;
  readonly origin: Origin;
}

/** What lowering a pure expression at this place needs. */
export function contextAt(
  place: Place,
  replaced: ReadonlyMap<ts.Node, Value> = new Map(),
): LowerContext {
  const { flow, scope } = place;
  return {
    checker: flow.checker,
    lookup: (symbol) => scope.lookup(symbol),
    replaced: place.started ? new Map([...place.started, ...replaced]) : replaced,
    report: (diagnostic) => flow.report(diagnostic),
    span: (node) => flow.project.spanOf(node),
    functions: flow.project,
    wordOf: (callee) => flow.project.vocabularyOf(callee),
    settledErrors: () => flow.settledErrors(),
    time: flow.time,
    freshLocal: (hint) => flow.freshLocal(hint),
  };
}

export function originAt(place: Pick<Place, "flow">, node: ts.Node, label: string): Origin {
  return originOf(node, label, (each) => place.flow.project.spanOf(each));
}

export function refuse<C extends Code>(
  place: Place,
  code: C,
  node: ts.Node,
  values: Values<C>,
  help?: string,
): void {
  const span = place.flow.project.spanOf(node);
  place.flow.report(diagnostic(code, span, values, help === undefined ? {} : { help }));
}
