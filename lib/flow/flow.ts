import { randomUUID } from "node:crypto";
import type { FlowConcurrency } from "./concurrency.ts";
import type { Deadline } from "./deadline.ts";
import type { Duration } from "./duration.ts";
import { endsOf, type FlowEnds } from "./flow-end.ts";
import { asJson } from "./native/as-json.ts";
import { attempt } from "./native/attempt.ts";
import { currentRun } from "./native/current-run.ts";
import { holdingFor } from "./native/holding-for.ts";
import { inOwnRun } from "./native/locks.ts";
import type { Run } from "./run.ts";
import type { Schedules } from "./schedule.ts";
import { type Skipped, skip } from "./skip.ts";
import type { Trigger } from "./trigger.ts";

/** Options of a flow. */
export interface FlowOptions<Params = unknown> {
  /** When it starts by itself: one schedule, a list, or several by name. @default never: by hand, by another flow, by the API */
  readonly schedule?: Schedules;
  /** What starts it: `s3(…)`, `event(…)`, `flow(other).succeeded`, or a list of these. @default nothing */
  readonly on?: Trigger<Params> | readonly Trigger<Params>[];
  /** The longest a run may take. Becomes the machine's `TimeoutSeconds`. @default a year, Step Functions' own limit */
  readonly timeout?: Duration;
  /**
   * When each scheduled run must have started: one that has not raises the environment's alarm.
   *
   * @default whenever it starts
   * @example `"06:00"`, or `"30m"` after its scheduled time
   */
  readonly startBy?: Deadline;
  /**
   * When each scheduled run must have succeeded: one that has not raises the environment's alarm, and goes on.
   *
   * @default whenever it ends
   */
  readonly finishBy?: Deadline;
  /**
   * How many runs there may be at once. Becomes the first state, one transition where there is a place; a run that fails keeps its place until another wants it.
   * Not for Express flows, which can't wait. @default any number
   */
  readonly concurrency?: FlowConcurrency<Params>;
  /** `express`: at most 5 minutes, cheaper for very many short runs, no redrive. @default "standard" */
  readonly type?: "standard" | "express";
  /** One sentence for people: shown in lists and as the machine's `Comment`. */
  readonly description?: string;
}

/** Who awaits such a flow may get that it was skipped. */
type SkippingOptions<Params> = FlowOptions<Params> & {
  readonly concurrency: { readonly whenBusy: "skip" };
};

/** The function of a flow: an ordinary `async` function over JSON. */
export type FlowBody<Params, Result> = (params: Params, run: Run) => Promise<Result>;

/** A flow: start it with its params. Calling it runs it natively, as one Node program. */
export interface Flow<Params, Result> {
  (params: Params, run?: Partial<Run>): Promise<Result>;
  readonly kind: "flow";
  readonly flowName: string;
  readonly options: FlowOptions;
}

/**
 * A workflow. Becomes a Step Functions state machine `nagare-<env>-<name>`; the type of its params becomes the check at the start of a run,
 * the flags of `nagare run` and a JSON Schema.
 *
 * @param name unique in the project; letters, digits, `-` and `_`; at most 60 characters, for AWS allows 80 with the environment's name.
 * @param body the compiler translates it: what it accepts means the same in Node and on Step Functions.
 * @example
 * ```ts
 * export default flow("hello", async ({ name = "world" }: { name?: string }) => await greet({ name }));
 * ```
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-statemachines.html
 */
export function flow<Params, Result>(
  name: string,
  body: FlowBody<Params, Result>,
): Flow<Params, Result>;
export function flow<Params, Result>(
  name: string,
  options: SkippingOptions<NoInfer<Params>>,
  body: FlowBody<Params, Result>,
): Flow<Params, Result | Skipped>;
export function flow<Params, Result>(
  name: string,
  options: FlowOptions<NoInfer<Params>>,
  body: FlowBody<Params, Result>,
): Flow<Params, Result>;
/**
 * The ends of another flow's runs, to start this one: `on: flow(load).succeeded`, `on: flow(load).failed`.
 *
 * @example
 * ```ts
 * export default flow("report", { on: flow(load).succeeded }, async ({ rows }: { rows: number }) => await send({ rows }));
 * ```
 */
export function flow<Params, Result>(other: Flow<Params, Result>): FlowEnds<Result>;
export function flow<Params, Result>(
  name: string | Flow<Params, Result>,
  ...rest: [] | [FlowBody<Params, Result>] | [FlowOptions, FlowBody<Params, Result>]
): Flow<Params, Result> | FlowEnds<Result> {
  if (typeof name !== "string") return endsOf(name.flowName);
  const [options, body] = rest.length === 2 ? rest : [{}, ...rest];
  if (body === undefined) throw new TypeError(`the flow ${name} has no function`);
  return declared(name, options, body);
}

function declared<Params, Result>(
  name: string,
  options: FlowOptions,
  body: FlowBody<Params, Result>,
): Flow<Params, Result> {
  const call = async (params: Params, run: Partial<Run> = {}): Promise<Result> => {
    const own = nativeRun(name, params, run);
    const { timeout, concurrency } = options;
    const work = async (): Promise<Result> =>
      asJson(await currentRun.run(own, async () => await body(asJson(params), own)));
    const skipped = (why: string): Result => skip(why) as Result;
    return await attempt(
      { startedOnly: true, ...(timeout !== undefined && { timeout }) },
      async () =>
        await inOwnRun(
          async () => await holdingFor({ kind: "flow", name }, concurrency, params, work, skipped),
        ),
    );
  };
  return Object.assign(call, { kind: "flow", flowName: name, options } as const);
}

function nativeRun(flow: string, params: unknown, given: Partial<Run>): Run {
  const startTime = given.startTime ?? new Date().toISOString();
  return {
    id: `native:${flow}`,
    name: randomUUID(),
    flow,
    environment: "local",
    scheduledTime: scheduledTimeIn(params) ?? startTime,
    redriveCount: 0,
    ...given,
    startTime,
  };
}

/** What a schedule or a backfill says beside the params. */
function scheduledTimeIn(params: unknown): string | undefined {
  const { nagare } = { nagare: undefined, ...(params as object) };
  const { scheduledTime } = { scheduledTime: undefined, ...(nagare as object | undefined) };
  return scheduledTime;
}
