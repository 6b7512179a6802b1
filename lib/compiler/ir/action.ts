import type { Expression, VariableId } from "../jsonata/index.ts";

/** What a task node does: each kind has its resource, its arguments and the form of its raw result (see emit). */
export type Action =
  | LambdaAction
  | ContainerAction
  | GiveAction
  | FlowAction
  | HttpAction
  | AwsAction
  | TakeAction
  | AcquireAction
  | GiveBackAction
  | ReleaseAction
  | RateAction;

/** Invokes a function task. `result` on the edge is what the function returned (the payload). */
export interface LambdaAction {
  readonly kind: "lambda";
  readonly task: string;
  readonly payload?: Expression;
  /** The result's type has no text and nothing that holds more. */
  readonly isSmall?: true;
  /** Whether the flow itself reads the result, and for what; made by shaping. Absent: nobody does anything with it. */
  readonly use?: ResultUse;
  /** Which items and turns the call stands in, for a task that takes a `context`. */
  readonly turns?: readonly Expression[];
  /** The number of the innermost lock around the call, for a task that takes a `context`. */
  readonly fence?: Expression;
}

/** What becomes of a function's result: functions alone get it, or the flow's own code needs it for what it calls `by`. */
export type ResultUse =
  | { readonly kind: "handed on" }
  | { readonly kind: "read"; readonly by: string };

/** Runs a container. `result` is the stopped ECS task, or with `reports` what the container reported. */
export interface ContainerAction {
  readonly kind: "container";
  readonly container: string;
  /** The name that its container has in a task definition that nagare doesn't make. */
  readonly existing?: string;
  /** Absent: Fargate. */
  readonly provider?: string;
  readonly command?: Expression;
  /** An object of strings. */
  readonly environment?: Expression;
  /** CPU units and MiB as texts, in place of the task definition's. */
  readonly cpu?: Expression;
  readonly memory?: Expression;
  readonly tag?: ImageTag;
  readonly reports: boolean;
  /** It is told where to write its result to a file. */
  readonly writesFile: boolean;
  /** The number of the innermost lock around the call. */
  readonly fence?: Expression;
}

/** Writes a value to the environment's bucket, for a container that gets its address. `result` is that address without what {@link dataAddress} begins with. */
export interface GiveAction {
  readonly kind: "give";
  readonly container: string;
  readonly value: Expression;
  /** Which items and turns the call stands in. */
  readonly turns: readonly Expression[];
}

/** An image that is known at the call alone: emit makes a state before it, which registers a task definition with that. */
export interface ImageTag {
  /** The URI without tag and digest. */
  readonly image: string;
  readonly value: Expression;
  /** What was registered: `{arn, tag}`. */
  readonly registered: VariableId;
}

/** Runs another flow to its end. `result` is its output. */
export interface FlowAction {
  readonly kind: "flow";
  readonly flow: string;
  readonly params?: Expression;
}

/** Calls an HTTPS API. `result` is what `http:invoke` gives. */
export interface HttpAction {
  readonly kind: "http";
  readonly method: string;
  /** Its name in the environments. */
  readonly connection: string;
  readonly url: Expression;
  /** An object of strings. */
  readonly headers?: Expression;
  /** An object of strings and lists of strings. */
  readonly query?: Expression;
  readonly body?: Expression;
}

/** Calls an AWS service. `result` is its answer, with `sync` the finished job. */
export interface AwsAction {
  readonly kind: "aws";
  /** As a flow calls it: `s3`, `logs`. */
  readonly service: string;
  readonly action: string;
  readonly pattern: "requestResponse" | "sync" | "waitForTaskToken";
  /** An object. */
  readonly arguments: Expression;
}

/** A place in a lock. */
export interface LockPlace {
  readonly lock: string;
  /** A text; absent: the lock has one key for all. */
  readonly key?: Expression;
  /** What holds it within the run; absent: the run itself. */
  readonly holder?: LockHolder;
}

/** A part of a run that holds a lock. */
export interface LockHolder {
  /** The same for all states of one lock in the code, and of no other. */
  readonly id: number;
  /** Which items and turns it stands in. */
  readonly turns: readonly Expression[];
}

/** Takes a place by one conditional write; fails with `DynamoDB.ConditionalCheckFailedException` where there is none. `result` is DynamoDB's answer. */
export interface TakeAction extends LockPlace {
  readonly kind: "take";
  readonly limit: number;
  /** When it was asked for: an instant. */
  readonly since: Expression;
}

/** Asks the locks function for a place, and waits for its answer. `result` is that. */
export interface AcquireAction extends LockPlace {
  readonly kind: "acquire";
  readonly limit: number;
  readonly whenBusy: "wait" | "skip" | "fail" | "replace";
  readonly priority: number;
}

/** Gives a place back by one conditional write; fails as {@link TakeAction} where somebody waits for it. */
export interface GiveBackAction extends LockPlace {
  readonly kind: "giveBack";
}

/** The same by the locks function, which gives the place to the next. */
export interface ReleaseAction extends LockPlace {
  readonly kind: "release";
}

/** Reserves the next free instant: at once, at a quiet time, or later. Fails as {@link TakeAction} where it is the other. `result` is DynamoDB's answer. */
export interface RateAction {
  readonly kind: "rate";
  readonly when: "now" | "later";
  readonly lock: string;
  readonly key?: Expression;
  readonly intervalMilliseconds: number;
  /** When it was asked for: an instant. */
  readonly since: Expression;
}
