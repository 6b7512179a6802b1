import type { Expression, VariableId } from "../jsonata/index.ts";
import type { Action } from "./action.ts";
import type { Origin } from "./origin.ts";

/**
 * The flow graph: what a flow's function becomes between TypeScript and the States Language.
 *
 * 1. A node is a state that Step Functions bills. Nothing that only computes is a node: computing lives on edges.
 * 2. The assignments of an edge happen in order; each sees those before it.
 * 3. A graph is entered by its `entry` edge. `source: params` (a flow), `item`, `itemIndex` (an iteration) stand only in what the entry edge
 *    assigns; `result` only on the `next` edge of its node; `error` only on a `catch` edge.
 * 4. The graphs of branches and iterations read the variables of the graphs around them and never assign them.
 * 5. Every variable is declared in `variables`; the ids are unique in the whole flow.
 */
export interface Graph {
  readonly entry: Edge;
  readonly nodes: ReadonlyMap<NodeId, Node>;
}

export type NodeId = number & { readonly brand: "NodeId" };

export interface Edge {
  readonly assign: readonly Assignment[];
  readonly to: NodeId;
}

/** The value may be undefined only where the variable's `absence` can store it. */
export interface Assignment {
  readonly variable: VariableId;
  readonly value: Expression;
}

export type Node = TaskNode | WaitNode | ChoiceNode | ParallelNode | MapNode | EndNode | FailNode;

/** A step that another service performs. */
export interface TaskNode {
  readonly kind: "task";
  readonly origin: Origin;
  readonly action: Action;
  readonly retry: readonly Retry[];
  readonly timeoutSeconds?: number;
  /** How long a container that reports may be silent. */
  readonly heartbeatSeconds?: number;
  /** Its arguments hold the task token: it ends when that is answered, and `result` is the answer. */
  readonly waitsForToken?: true;
  readonly next: Edge;
  readonly catch: readonly Catch[];
  /** Of an answer from outside: to a token, or a file that a container has written. */
  readonly answerCheck?: AnswerCheck;
  /** Of a container that tells how it stopped. */
  readonly stops?: Stops;
  /** Of another flow: how its failure comes back. */
  readonly failed?: Failed;
}

/** The check of a step's result. Emit computes it beside what the result is for: no pass moves it. Its expressions read `source: result`. */
export interface AnswerCheck extends ShapeCheck {
  /** Computed for its error alone, where the state has nothing to give that could hold the check. */
  readonly held: VariableId;
}

/**
 * Where no catch takes the failure of a step that Step Functions has no name for: the run fails with `value`, which is of `source: error`, kept in `failure`.
 * Emit makes the states for it; a redrive goes on with the step.
 */
export interface Failed {
  readonly failure: VariableId;
  readonly value: Expression;
}

/**
 * What happens when a container stops other than well: `States.TaskFailed` alone does not tell. Emit makes the states for it: passes need to know no more than
 * where they lead. What is neither a named code nor tried again goes the way of `catch`; without one the run fails, and goes on here when it is redriven.
 */
export interface Stops {
  readonly named: readonly NamedStop[];
  readonly retry?: TryAgain;
  /** What is known of how it stopped last, its error among it, for a `catch` too. */
  readonly stopped: VariableId;
  /** How many starts and tries there were beyond the first. */
  readonly starts: VariableId;
  readonly tries: VariableId;
  /** Of a container that writes its result to a file: its key. `result` on the `next` edge is what the file has then. */
  readonly output?: VariableId;
}

/** Exit codes that are an outcome. */
export interface NamedStop {
  readonly codes: readonly number[];
  readonly edge: Edge;
}

/** A declaration's `retry`: `attempts` counts every try. `on` has names as the flow knows them; absent: every error that may get better. */
export interface TryAgain {
  readonly attempts: number;
  readonly delaySeconds: number;
  readonly backoff: number;
  readonly maxDelaySeconds?: number;
  readonly jitter: boolean;
  readonly on?: readonly string[];
}

/** Seconds as in the States Language. `jitter` spreads the waits from 0 to their length. */
export interface Retry {
  readonly errors: readonly string[];
  readonly maxAttempts: number;
  readonly intervalSeconds?: number;
  readonly backoffRate?: number;
  readonly maxDelaySeconds?: number;
  readonly jitter?: true;
}

/** The first matching catch is taken; its edge's assignments may use `source: error`. */
export interface Catch {
  readonly errors: readonly string[];
  readonly edge: Edge;
}

export interface WaitNode {
  readonly kind: "wait";
  readonly origin: Origin;
  /** Seconds, or with `until` an ISO instant. */
  readonly duration: Expression;
  readonly until?: true;
  readonly next: Edge;
}

/** The first rule whose test is true is taken. Tests are real booleans. Without rules it only assigns: a Pass state. */
export interface ChoiceNode {
  readonly kind: "choice";
  readonly origin: Origin;
  readonly rules: readonly Rule[];
  readonly otherwise: Edge;
}

export interface Rule {
  readonly test: Expression;
  readonly edge: Edge;
}

/** All branches at once; `result` is the array of their ends' values, in order; an undefined value is null there. */
export interface ParallelNode {
  readonly kind: "parallel";
  readonly origin: Origin;
  readonly branches: readonly Graph[];
  readonly captures: readonly Capture[];
  readonly retry: readonly Retry[];
  readonly next: Edge;
  readonly catch: readonly Catch[];
}

/** Iterations as executions of their own, which see no variable of the flow. */
export interface Distribution {
  readonly executions: "STANDARD" | "EXPRESS";
  /** How many may fail; what failed stands in the result with its execution's properties. */
  readonly toleratedFailures?: Expression;
  /** How many items an iteration gets, as a list; a result is a batch's then. */
  readonly batch?: Expression;
}

/** One iteration an item; `result` is the array of the iterations' values, in order; an undefined value is null there. */
export interface MapNode {
  readonly kind: "map";
  readonly origin: Origin;
  readonly items: Expression;
  readonly body: Graph;
  readonly captures: readonly Capture[];
  /** Iterations at the same time: a number or an expression; 1 = one after the other. @default as many as possible */
  readonly concurrency?: Expression;
  /** Absent: all within this execution. */
  readonly distribution?: Distribution;
  readonly retry: readonly Retry[];
  readonly next: Edge;
  readonly catch: readonly Catch[];
}

/**
 * A value handed to nested graphs as their input, under a name: `source: capture` reads it at their entry. Lowering gives none: inner graphs read
 * outer variables; shaping makes them for values that are computed on the way into the node, where no variable holds them yet.
 */
export interface Capture {
  readonly name: string;
  readonly value: Expression;
  /** The value may be undefined: the member is then left out. */
  readonly optional?: true;
}

/** The graph's function returns. Not a state of its own where the state before can end. */
export interface EndNode {
  readonly kind: "end";
  readonly origin: Origin;
  /** Without it: null. */
  readonly value?: Expression;
  /** The value may be undefined, which is stored as null. */
  readonly optional?: true;
  /** A state of its own: what it computes may fail, and the state before it must not catch that. */
  readonly apart?: true;
}

/** An error that nothing in this graph catches. `error` and `cause` are strings. */
export interface FailNode {
  readonly kind: "fail";
  readonly origin: Origin;
  readonly error: Expression;
  readonly cause: Expression;
}

/** How a variable stores absence: `never` undefined; `null` stands for it (its type has no null); `boxed` as `{v: …}` (its type has both). */
export interface Variable {
  readonly id: VariableId;
  /** The name in the code, or a describing word for a temporary: a valid JSONata name. */
  readonly name: string;
  readonly absence: "never" | "null" | "boxed";
}

/** One flow, lowered. */
export interface FlowGraph {
  readonly graph: Graph;
  readonly variables: ReadonlyMap<VariableId, Variable>;
  /** What must hold of the params; without it anything is taken. */
  readonly guard?: Guard;
}

/** `wrong` is true when a value is not what its type says; `message` then says why. */
export interface ShapeCheck {
  readonly wrong: Expression;
  readonly message: Expression;
}

/** The check of the execution's input against the flow's params. Its expressions read `source: params`. */
export interface Guard extends ShapeCheck {
  /** The members of the params that are there, and not null, unless `wrong`. */
  readonly present: readonly string[];
}
