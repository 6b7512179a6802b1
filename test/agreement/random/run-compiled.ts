import { taskHandler } from "../../../lambda/task/index.ts";
import type { JsonObject, JsonValue } from "../../../lib/asl/index.ts";
import type { CompiledFlow } from "../../../lib/compiler/project.ts";
import { type SimulatedTask, simulate } from "../../../lib/engine/index.ts";
import type { Task } from "../../../lib/flow/index.ts";
import { type FakeLocks, fakeLocks } from "../fake-locks.ts";
import type { Outcome } from "../native.ts";
import { simulatedContainers } from "../simulated-containers.ts";
import * as steps from "./steps.ts";

export interface CompiledOutcome {
  readonly outcome: Outcome;
  /** An expression could not be evaluated, whether or not that was caught. */
  readonly raised: string | undefined;
  /** The locks of blocks that were taken, with their keys: `l0#a`. */
  readonly taken: readonly string[];
  /** Who holds or waits for a place of a block or a step when it has ended. */
  readonly left: readonly string[];
}

/** Runs the first flow's state machine with the tasks of the random programs. */
export async function runCompiledProgram(
  flows: readonly [CompiledFlow, ...CompiledFlow[]],
  input: JsonValue,
  locks: FakeLocks = fakeLocks(),
  start?: { readonly executionArn: string },
): Promise<CompiledOutcome> {
  const tasks: Record<string, SimulatedTask> = {
    ...functions,
    ...simulatedContainers(),
    ...locks.tasks,
    "arn:aws:states:::states:startExecution.sync:2": (request) =>
      runChild(flows, request as JsonObject, locks),
  };
  const result = await simulate(flows[0].definition, input, { tasks, ...(start && { start }) });
  const { status, output, error = "", cause = "", events } = result;
  const failed = events.find(({ type }) => type === "EvaluationFailed");
  const raised =
    failed?.evaluationFailedEventDetails?.cause ??
    (error === "States.QueryEvaluationError" ? cause : undefined);
  const name = status === "RUNNING" ? "it never ends" : error;
  const outcome: Outcome =
    status === "SUCCEEDED" ? { output } : { error: name, message: messageOf(cause) };
  return { outcome, raised, taken: takenOf(locks), left: leftIn(locks) };
}

/** Each taking begins with one write, whether or not there is a place. */
function takenOf({ asked }: FakeLocks): readonly string[] {
  return asked.flatMap((each) => /^ADD holders lock#(l\d#.*)$/s.exec(each)?.[1] ?? []);
}

/** A flow's own lock is given back from outside of the run. */
function leftIn(locks: FakeLocks): readonly string[] {
  return [...locks.holders().filter((holder) => holder.includes(" ")), ...locks.waiting()];
}

const isTask = (value: unknown): value is Task<unknown, unknown> =>
  typeof value === "function" && "kind" in value && value.kind === "task";

const exported: readonly unknown[] = Object.values(steps);

const functions: Readonly<Record<string, SimulatedTask>> = Object.fromEntries(
  exported.filter(isTask).map((each): [string, SimulatedTask] => {
    const handler = taskHandler(each);
    return [
      `nagare-local-${each.taskName}`,
      async (payload, { effect }) => {
        const { ClientContext } = effect.arguments as JsonObject;
        const clientContext = JSON.parse(Buffer.from(String(ClientContext), "base64").toString());
        return (await handler(payload, { clientContext })) as JsonValue;
      },
    ];
  }),
);

async function runChild(
  flows: readonly [CompiledFlow, ...CompiledFlow[]],
  { StateMachineArn, Input = {} }: JsonObject,
  locks: FakeLocks,
): Promise<JsonValue> {
  const called = flows.find(({ name }) => String(StateMachineArn).endsWith(`:${name}`));
  if (called === undefined) throw new Error(`no flow ${StateMachineArn}`);
  const executionArn = `arn:aws:states:us-east-1:123456789012:execution:${called.name}:${crypto.randomUUID()}`;
  const { outcome } = await runCompiledProgram([called, ...flows], Input, locks, { executionArn });
  locks.ended(executionArn);
  if ("output" in outcome) return { Output: outcome.output as JsonValue };
  throw Object.assign(new Error(JSON.stringify(outcome)), { name: "States.TaskFailed" });
}

/** The message in a cause: a function's error is JSON, a flow's own is the text. */
function messageOf(cause: string): string {
  try {
    const parsed: unknown = JSON.parse(cause);
    const { errorMessage } = parsed as { readonly errorMessage?: unknown };
    return typeof errorMessage === "string" ? errorMessage : cause;
  } catch {
    return cause;
  }
}
