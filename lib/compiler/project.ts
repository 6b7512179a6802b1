import type { JsonObject, StateMachine } from "../asl/index.ts";
import type { CalendarDays } from "../calendar/index.ts";
import type { Diagnostic, Span } from "../diagnostics/index.ts";
import type { SourceMapEntry } from "./source-map.ts";

export type { SourceMapEntry };

/** What the compiler makes of a project: everything that the local service, the constructs and the CLI need to know. */
export interface CompiledProject {
  /** Absolute path of the project's folder. */
  readonly directory: string;
  /** Flows without errors, by name. */
  readonly flows: readonly CompiledFlow[];
  /** Flows with errors. */
  readonly refused: readonly RefusedFlow[];
  readonly tasks: readonly TaskDeclaration[];
  readonly containers: readonly ContainerDeclaration[];
  /** In file order; one flow's error keeps no other from compiling. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every source that was read, absolute: the same ones mean the same result. */
  readonly sources: readonly string[];
}

export interface RefusedFlow {
  readonly name: string;
  /** What keeps it from compiling: these are among the project's diagnostics too. */
  readonly errors: readonly Diagnostic[];
}

export interface CompiledFlow {
  readonly name: string;
  readonly description?: string;
  /** The file and place of its declaration. */
  readonly span: Span;
  readonly type: "standard" | "express";
  /** Names of functions, task definitions and the cluster are placeholders: see `bindDefinition`. */
  readonly definition: StateMachine;
  /** By state name (unique in the whole machine): where it comes from. */
  readonly sourceMap: Readonly<Record<string, SourceMapEntry>>;
  /** JSON Schema (draft 2020-12) of the params: an object. */
  readonly paramsSchema: JsonSchema;
  readonly schedules: readonly CompiledSchedule[];
  /** When a run of a scheduled time must have started, or succeeded. */
  readonly startBy?: CompiledDeadline;
  readonly finishBy?: CompiledDeadline;
  readonly triggers: readonly CompiledTrigger[];
  /** In its code and its schedules; absent: it uses none. */
  readonly calendars?: readonly CalendarEnd[];
  /** Names of what it calls. */
  readonly tasks: readonly string[];
  readonly containers: readonly string[];
  readonly flows: readonly string[];
  /** Locks that its states take; absent without any. */
  readonly locks?: readonly CompiledLock[];
  /** Rates that its states keep to; absent without any. */
  readonly rates?: readonly CompiledRate[];
  readonly stats: FlowStats;
}

/** A lock as one place of a flow takes it. */
export interface CompiledLock {
  /** Its name in the table: a shared one as it is written, `flow daily-report` or `task load` for what one flow or step has for itself. */
  readonly lock: string;
  /** How many may hold a key at once. */
  readonly limit: number;
  /** There is a lock for each key. */
  readonly isKeyed: boolean;
  /** What runs while it is held. */
  readonly around: "flow" | "step" | "block";
  readonly whenBusy: "wait" | "skip" | "fail" | "replace";
  /** Higher ones go first. */
  readonly priority: number;
  /** The longest wait. */
  readonly timeoutSeconds?: number;
  readonly span: Span;
}

/** A rate as one place of a flow keeps to it: `limit` in `perSeconds`, and `burst` at once. */
export interface CompiledRate {
  readonly lock: string;
  readonly limit: number;
  readonly perSeconds: number;
  readonly burst: number;
  readonly isKeyed: boolean;
  readonly span: Span;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** One of a flow's schedules, as the flow says it; an environment may change it. */
export type CompiledSchedule = CompiledTimes & {
  /** Absent: it is known by its position. */
  readonly name?: string;
  readonly params?: JsonObject;
  readonly windowMinutes?: number;
  /** Instants. */
  readonly start?: string;
  readonly end?: string;
  /** Absent: "skip". */
  readonly catchUp?: "skip" | "latest";
  /** Absent: every day. */
  readonly only?: CompiledOnly;
  readonly span: Span;
};

/** The days that a schedule is for. */
export interface CompiledOnly {
  readonly days: CalendarDays;
  /** What its starts say as `nagare.only`, so that the definition knows what they are for. */
  readonly mark: string;
}

/** A calendar that a flow uses, and the last day that it knows. */
export interface CalendarEnd {
  /** Its name. */
  readonly calendar: string;
  /** The team's own list, of which nagare knows no more. */
  readonly isOwn: boolean;
  /** `2031-12-31` */
  readonly lastDay: string;
  /** Where it is written. */
  readonly span: Span;
}

/** A time zone that is absent is the environment's own. */
export type CompiledTimes =
  | { readonly kind: "cron"; readonly expression: string; readonly timezone?: string }
  | { readonly kind: "rate"; readonly everySeconds: number }
  /** `time` is local. */
  | { readonly kind: "at"; readonly time: string; readonly timezone?: string };

export type CompiledDeadline =
  /** `06:00`: the first after the scheduled time, in the schedule's zone. */
  | { readonly kind: "clock"; readonly time: string }
  /** After the scheduled time. */
  | { readonly kind: "after"; readonly seconds: number };

/** What starts a flow when something happens: a rule of EventBridge, but for the names that only an environment knows. */
export type CompiledTrigger = RuleParts &
  (
    | {
        readonly kind: "s3" /** As the flow says it, and as it stands in the pattern. */;
        readonly bucket: string;
      }
    | {
        readonly kind: "event" /** A name or an ARN; absent: the account's own. */;
        readonly bus?: string;
      }
    | {
        readonly kind: "flow";
        /** Whose end it is; the pattern lacks the ARN of its state machine, `detail.stateMachineArn`. */
        readonly flow: string;
        readonly ends: "succeeded" | "failed";
        /** The input holds the event as `nagare.ended`, and the flow takes its params from there. */
        readonly handsOver: boolean;
      }
  );

interface RuleParts {
  readonly pattern: JsonObject;
  readonly input: EventInput;
  readonly span: Span;
}

/** An input transformer: paths into the event by name, and the JSON text in which `<name>` stands for what is there. */
export interface EventInput {
  readonly paths: Readonly<Record<string, string>>;
  readonly template: string;
}

export interface FlowStats {
  /** States in the definition, nested ones included. */
  readonly states: number;
  /** Billed transitions of the shortest successful run. */
  readonly transitions: number;
  /** What each turn of a loop or item of a map adds, by the name of its first state. */
  readonly perTurn: Readonly<Record<string, number>>;
  /** US dollars for the shortest run, Standard workflows in us-east-1. */
  readonly dollarsPerRun: number;
  /** What locks and rates have of it; absent without any. */
  readonly locks?: LockStats;
}

/** What the locks and rates of a flow add. */
export interface LockStats {
  /** States in the definition. */
  readonly states: number;
  /** Transitions of the shortest run where nobody else is there; they are among the run's. */
  readonly transitions: number;
  /** Transitions that come to these where others were first everywhere. */
  readonly whenBusy: number;
  /** US dollars for DynamoDB's writes in the shortest run. */
  readonly dollarsPerRun: number;
}

/** A function task, as declared. */
export interface TaskDeclaration {
  readonly name: string;
  /** Absolute path of the file, and the name of the constant that holds it there (exported or not). */
  readonly file: string;
  readonly variable: string;
  readonly span: Span;
  readonly timeoutSeconds: number;
  readonly memoryMiB: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly architecture: "arm64" | "x86_64";
  readonly reservedConcurrency?: number;
  /** It runs in the environment's network. */
  readonly vpc: boolean;
  /** ARNs of layer versions. */
  readonly layers?: readonly string[];
  /** JSON Schema (draft 2020-12) of the input, and of the result; absent where the type can't be checked as JSON. */
  readonly inputSchema?: JsonSchema;
  readonly resultSchema?: JsonSchema;
}

/** A container, as declared. */
export interface ContainerDeclaration {
  readonly name: string;
  readonly file: string;
  readonly variable: string;
  readonly span: Span;
  readonly image: ContainerImage;
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly architecture: "arm64" | "x86_64";
  /** Ephemeral disk; absent: Fargate's own. */
  readonly storageGiB?: number;
  readonly capacity: Capacity;
  /** By environment variable. */
  readonly secrets?: Readonly<Record<string, SecretSource>>;
  /** Runs in the image instead of the image's own entry point. */
  readonly script?: ContainerScript;
  readonly local?: readonly string[];
}

/** A folder (absolute path), an image URI, or a task definition that is there already with the name of the container in it. */
export type ContainerImage =
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "uri"; readonly uri: string }
  | { readonly kind: "taskDefinition"; readonly family: string; readonly container: string };

/** A script that isn't in the image: its text comes in an environment variable, and the entry point runs it with the command as its arguments. */
export interface ContainerScript {
  /** Absolute. */
  readonly file: string;
  readonly entryPoint: readonly string[];
  readonly variable: string;
}

/** Whose machines a container runs on. */
export type Capacity = "fargate" | "fargate-spot" | { readonly provider: string };

/** Where ECS finds a secret's value: a name or an ARN, as the flow says it, and the member of one that is a JSON object. */
export interface SecretSource {
  readonly kind: "secret" | "parameter";
  readonly name: string;
  readonly key?: string;
}
