import type { EndStatus, HistoryEvent, RunInput, RunStart } from "../../engine/index.ts";

/**
 * Where everything lives that must outlast the process. All calls are synchronous, and each is one transaction.
 *
 * 1. An execution's inputs and the events they led to are written together, before anybody acts on them.
 * 2. Events are only ever appended.
 */
export interface HistoryStore {
  readonly documents: Documents;
  /** @throws if there is one of that ARN. */
  addExecution(execution: ExecutionRecord): void;
  execution(arn: string): ExecutionRecord | undefined;
  executions(query: ExecutionQuery): Page<ExecutionRecord>;
  /** ARNs of executions that have not ended. */
  running(): readonly string[];
  append(step: Step): void;
  inputs(executionArn: string): readonly RunInput[];
  events(executionArn: string, query: EventQuery): Page<HistoryEvent>;
  /** Whom a task token stands for, also when its task is over. */
  token(taskToken: string): TokenOwner | undefined;
  addOutput(lines: readonly OutputLine[]): void;
  output(query: OutputQuery): readonly OutputLine[];
  close(): void;
}

export interface ExecutionRecord {
  readonly start: Omit<RunStart, "definition">;
  /** As the user wrote it. */
  readonly definition: string;
  /** The revision's other properties, for DescribeStateMachineForExecution. */
  readonly revision: RevisionRecord;
  readonly traceHeader?: string;
  /** Of a child execution: the Map Run that started it. */
  readonly mapRun?: { readonly arn: string; readonly itemCount: number };
  readonly state: ExecutionState;
}

/** Under what an execution is listed: child executions are not among those of their state machine. */
export const listedUnder = ({ mapRun, start }: Pick<ExecutionRecord, "mapRun" | "start">): string =>
  mapRun?.arn ?? start.stateMachineArn;

/** What changes while an execution goes on. */
export interface ExecutionState {
  readonly status: "RUNNING" | EndStatus;
  readonly stopTime?: number;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly redriveCount: number;
  readonly redriveTime?: number;
  /** Client tokens of redrives, newest last. */
  readonly redriveTokens?: readonly { readonly token: string; readonly at: number }[];
  /** Of a child execution: the Map Run's redrive in which it was last started. */
  readonly mapRunRedrive?: number;
}

export interface RevisionRecord {
  readonly revisionId?: string;
  readonly updateTime: number;
  readonly loggingConfiguration: unknown;
  readonly tracingConfiguration: unknown;
  readonly label?: string;
}

/** One input of a run and all that followed from it. */
export interface Step {
  readonly executionArn: string;
  readonly input: RunInput;
  readonly events: readonly HistoryEvent[];
  readonly tokens: readonly { readonly taskToken: string; readonly taskId: string }[];
  /** Absent when the execution is as it was. */
  readonly state?: ExecutionState;
  /** What rules ask for on hearing of it: kept as documents. */
  readonly deliveries?: readonly Delivery[];
}

/** A start that a rule of EventBridge has asked for: kept until it has happened. */
export interface Delivery {
  /** Names the execution, too: it is started once, however often it is tried. */
  readonly id: string;
  readonly rule: string;
  /** ARN of the state machine. */
  readonly target: string;
  readonly input: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface TokenOwner {
  readonly executionArn: string;
  readonly taskId: string;
}

export interface ExecutionQuery {
  /** ARN of their state machine; of their Map Run for child executions. */
  readonly of: string;
  readonly status?: string;
  readonly redriven?: boolean;
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: number;
}

export interface EventQuery {
  readonly limit: number;
  /** @default "forward" */
  readonly order?: "forward" | "reverse";
  /** The id of the last event of the page before. */
  readonly after?: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly next?: number;
}

/** Small records of all kinds (state machines, versions, aliases, activities), in the order they were first put. */
export interface Documents {
  put(kind: DocumentKind, key: string, document: object): void;
  get(kind: DocumentKind, key: string): object | undefined;
  remove(kind: DocumentKind, key: string): void;
  all(kind: DocumentKind): readonly object[];
}

export type DocumentKind =
  | "stateMachine"
  | "version"
  | "alias"
  | "activity"
  | "tags"
  | "mapRun"
  | "delivery"
  | "schedule"
  | "locks"
  | "watched"
  | "late";

/** A line that a task wrote. */
export interface OutputLine {
  readonly executionArn: string;
  readonly stateName: string;
  readonly taskId: string;
  /** Name of the function or container. */
  readonly task: string;
  readonly stream: "stdout" | "stderr";
  readonly at: number;
  /** Without the line break. */
  readonly text: string;
}

export interface OutputQuery {
  readonly executionArn: string;
  /** Map Runs whose child executions' lines are asked for too. @default none */
  readonly mapRunArns?: readonly string[];
  readonly taskId?: string;
  readonly stateName?: string;
  /** The last so many. */
  readonly limit: number;
}
