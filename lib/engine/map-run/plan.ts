import type { JsonObject, JsonValue, StateMachine } from "../../asl/index.ts";

/** What a Map Run is to do: which child executions to start, how many at once, how many may fail. */
export interface MapRunPlan extends MapRunLimits {
  /** `…:mapRun:<state machine>/<label>:<uuid>` */
  readonly mapRunArn: string;
  readonly label: string;
  /** Of the child executions. */
  readonly type: "STANDARD" | "EXPRESS";
  /** What the child executions run. */
  readonly definition: StateMachine;
  readonly children: readonly MapRunChild[];
  /** Absent: all results go into the state's output. */
  readonly resultWriter?: ResultWriterPlan;
  /** 0 for the first time; a redrive starts again the children that didn't succeed. */
  readonly redriveCount: number;
}

export interface MapRunChild {
  /** JSON text. */
  readonly input: string;
  /** More than one in a batch. */
  readonly itemCount: number;
}

/** What UpdateMapRun can change. */
export interface MapRunLimits {
  /** Child executions at a time; 0 is as many as possible. */
  readonly maxConcurrency: number;
  /** Items; 0 tolerates none, unless there is a percentage. */
  readonly toleratedFailureCount: number;
  readonly toleratedFailurePercentage: number;
}

export interface ResultWriterPlan {
  /** As in the state; absent if the results stay in the state's output. */
  readonly resource?: string;
  readonly arguments: JsonValue;
  readonly transformation: ResultTransformation;
  readonly outputType: "JSON" | "JSONL";
}

/** NONE: each result within its execution's properties. COMPACT: the outputs alone. FLATTEN: lists among them opened. */
export type ResultTransformation = "NONE" | "COMPACT" | "FLATTEN";

/** Where a distributed Map's items lie. */
export interface ItemSource {
  readonly resource: string;
  readonly arguments: JsonValue;
  /** ReaderConfig, its MaxItems a number; 0 for all. */
  readonly config: JsonObject;
}
