import type { StateType } from "../../asl/index.ts";

/** A machine, a branch or an iteration, as a picture shows it. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export type GraphNode = Terminal | StateNode;

/** The dot where a machine starts or ends; branches and iterations have none. */
export interface Terminal {
  readonly kind: "start" | "end";
  readonly id: string;
}

export interface StateNode {
  readonly kind: "state";
  /** The state's name, unique in the whole machine. */
  readonly id: string;
  readonly name: string;
  readonly mark: Mark;
  /** Second line, such as `Lambda · denormalize`; absent where the name says it all. */
  readonly detail?: string;
  readonly comment?: string;
  readonly status?: StateStatus;
  /** Parallel: its branches in order. Map: one, its iteration. Others: none. */
  readonly children: readonly Graph[];
}

/** Which icon and colour a state has: its type, tasks by what they call. */
export type Mark = Exclude<StateType, "Task"> | "Function" | "Container" | "Flow" | "Service";

export interface GraphEdge {
  readonly kind: "next" | "catch";
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

/**
 * How far a state came in a run; absent: never entered. `caught` failed and went on through a `Catch`; `stopped` was under way when
 * the run or the Parallel or Map around it ended.
 */
export type StateStatus = "succeeded" | "failed" | "running" | "caught" | "stopped";

/** By state name. */
export type StateStatuses = Readonly<Record<string, StateStatus>>;
