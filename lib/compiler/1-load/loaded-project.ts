import type ts from "typescript";
import type { Diagnostic, Span } from "../../diagnostics/index.ts";
import type {
  CalendarEnd,
  CompiledDeadline,
  CompiledLock,
  CompiledRate,
  CompiledSchedule,
  CompiledTrigger,
  ContainerDeclaration,
  JsonSchema,
  TaskDeclaration,
} from "../project.ts";
import type { GivenFile } from "./given-files.ts";
import type { ZoneRules } from "./zone-rules.ts";

/** A project as TypeScript sees it, with what its files declare. */
export interface LoadedProject {
  /** Absolute. */
  readonly directory: string;
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  /** The project's own source files, in order of their paths. */
  readonly sourceFiles: readonly ts.SourceFile[];
  readonly flows: readonly LoadedFlow[];
  readonly tasks: readonly LoadedTask[];
  readonly containers: readonly LoadedContainer[];
  /** TypeScript's own errors among them. */
  readonly diagnostics: readonly Diagnostic[];
  spanOf(node: ts.Node): Span;
  /** The task, container or flow that a name stands for, through imports, aliases, namespaces and constants. */
  stepOf(name: ts.Expression | ts.Symbol): LoadedStep | undefined;
  /** The word of `nagare` that a callee stands for, whatever name it was imported under. */
  vocabularyOf(callee: ts.Expression): Word | undefined;
  constantOf(expression: ts.Expression): Constant;
  /** What a time zone's clock shows; undefined where there is no such zone. */
  zoneOf(name: string): ZoneRules | undefined;
  /** Names of the flows that others may await. */
  awaitedFlows(): ReadonlySet<string>;
  /** What an answer of a type must look like; undefined where JSON can't be held to it. */
  answerSchema(type: ts.Type, at: ts.Node): JsonSchema | undefined;
}

export type LoadedStep = LoadedFlow | LoadedTask | LoadedContainer;

export interface LoadedFlow {
  readonly kind: "flow";
  readonly name: string;
  readonly span: Span;
  readonly sourceFile: ts.SourceFile;
  /** The project's files that it is made of, relative to its folder: its own and what that imports. An error in any of them is the flow's. */
  readonly files: ReadonlySet<string>;
  /** `flow(…)`. */
  readonly call: ts.CallExpression;
  readonly body: FunctionNode;
  readonly settings: Settings;
  readonly type: "standard" | "express";
  readonly timeoutSeconds?: number;
  readonly description?: string;
  readonly schedules: readonly CompiledSchedule[];
  /** Of its schedules. */
  readonly calendars: readonly CalendarEnd[];
  readonly startBy?: CompiledDeadline;
  readonly finishBy?: CompiledDeadline;
  readonly triggers: readonly LoadedTrigger[];
  readonly paramsType: ts.Type;
  readonly paramsSchema: JsonSchema;
  /** Taken before anything else, and held to the run's end. */
  readonly lock?: LoadedLock;
}

/** As in `concurrency`, with the defaults filled in. */
export interface LoadedLock
  extends Pick<CompiledLock, "lock" | "limit" | "whenBusy" | "priority" | "timeoutSeconds"> {
  /** What people call it. */
  readonly label: string;
  /** A pure function of the params or the input. */
  readonly key?: FunctionNode;
}

/** As in `rate`, with the defaults filled in. */
export interface LoadedRate extends Pick<CompiledRate, "lock" | "limit" | "perSeconds" | "burst"> {
  readonly label: string;
  readonly key?: FunctionNode;
}

export type LoadedTrigger = CompiledTrigger;

export interface LoadedTask extends TaskDeclaration {
  readonly kind: "task";
  readonly call: ts.CallExpression;
  /** Absent when the second argument is not a function in place. */
  readonly body?: FunctionNode;
  /** Its body has a second parameter. */
  readonly takesContext: boolean;
  readonly settings: Settings;
  /** The first that is for an error counts. */
  readonly retries: readonly LoadedRetry[];
  readonly lock?: LoadedLock;
  readonly rate?: LoadedRate;
}

export interface LoadedContainer extends ContainerDeclaration {
  readonly kind: "container";
  readonly call: ts.CallExpression;
  readonly settings: Settings;
  readonly retry?: LoadedRetry;
  readonly timeoutSeconds?: number;
  /** Only with `reports`. */
  readonly heartbeatSeconds?: number;
  /** Pure functions of the input. */
  readonly command?: FunctionNode;
  readonly environment?: FunctionNode;
  /** What they give by its address. */
  readonly gives: readonly GivenFile[];
  /** In place of `cpu` and `memoryMiB`, which are the task definition's. */
  readonly cpuOf?: FunctionNode;
  readonly memoryOf?: FunctionNode;
  /** Of the image. */
  readonly tag?: FunctionNode;
  /** Undefined when none of them takes an input. */
  readonly inputType?: ts.Type;
  readonly exitCodes?: Readonly<Record<number, string>>;
  /** It says its result itself, with the task token. */
  readonly reports: boolean;
  /** It writes its result to a file. */
  readonly writesFile: boolean;
  readonly lock?: LoadedLock;
  readonly rate?: LoadedRate;
}

/** As in `RetryOptions`, with the defaults filled in. */
export interface LoadedRetry {
  /** Tries in all. */
  readonly attempts: number;
  readonly delaySeconds: number;
  readonly backoff: number;
  readonly maxDelaySeconds?: number;
  readonly jitter: boolean;
  /** Absent: every error. */
  readonly on?: readonly string[];
}

export type FunctionNode = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration;

/** The constants among the options, by path: `timeout`, `retry.attempts`, `schedule`, `schedule.0`. */
export type Settings = ReadonlyMap<string, Setting>;

export interface Setting {
  readonly value: ConstantValue;
  /** Where it is written. */
  readonly node: ts.Expression;
}

/** What an expression is without running anything, or the part of it that can only be known by running. */
export type Constant =
  | { readonly kind: "constant"; readonly value: ConstantValue }
  | { readonly kind: "unknown"; readonly node: ts.Node };

export type ConstantValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly ConstantValue[]
  | { readonly [member: string]: ConstantValue };

export type Word =
  | "flow"
  | "task"
  | "container"
  | "map"
  | "sleep"
  | "callback"
  | "skip"
  | "isSkipped"
  | "fail"
  | "cron"
  | "rate"
  | "at"
  | "calendar"
  | "s3"
  | "event"
  | "json"
  | "http"
  | "aws"
  | "file"
  | "parameter"
  | "secret"
  | "shell"
  | "environments"
  | "ContainerExited"
  | "ContainerNotStarted"
  | "TaskTimedOut"
  | "withLock"
  | "withRate"
  | "zoned";
