import { taskHandler } from "../../../lambda/task/index.ts";
import type { JsonObject, JsonValue } from "../../../lib/asl/index.ts";
import type { CompiledFlow } from "../../../lib/compiler/project.ts";
import { type SimulatedTask, simulate } from "../../../lib/engine/index.ts";
import type { Task } from "../../../lib/flow/index.ts";
import type { Outcome } from "../native.ts";
import { simulatedContainers } from "../simulated-containers.ts";
import * as steps from "./steps.ts";

export interface CompiledOutcome {
  readonly outcome: Outcome;
  /** An expression could not be evaluated, whether or not that was caught. */
  readonly raised: string | undefined;
}

/** Runs the first flow's state machine with the tasks of the random programs. */
export async function runCompiledProgram(
  flows: readonly [CompiledFlow, ...CompiledFlow[]],
  input: JsonValue,
): Promise<CompiledOutcome> {
  const tasks: Record<string, SimulatedTask> = {
    ...functions,
    ...simulatedContainers(),
    "arn:aws:states:::states:startExecution.sync:2": (request) =>
      runChild(flows, request as JsonObject),
  };
  const result = await simulate(flows[0].definition, input, { tasks });
  const { status, output, error = "", cause = "", events } = result;
  const failed = events.find(({ type }) => type === "EvaluationFailed");
  const raised =
    failed?.evaluationFailedEventDetails?.cause ??
    (error === "States.QueryEvaluationError" ? cause : undefined);
  const name = status === "RUNNING" ? "it never ends" : error;
  const outcome: Outcome =
    status === "SUCCEEDED" ? { output } : { error: name, message: messageOf(cause) };
  return { outcome, raised };
}

const isTask = (value: unknown): value is Task<unknown, unknown> =>
  typeof value === "function" && "kind" in value && value.kind === "task";

const exported: readonly unknown[] = Object.values(steps);

const functions: Readonly<Record<string, SimulatedTask>> = Object.fromEntries(
  exported.filter(isTask).map((each): [string, SimulatedTask] => {
    const handler = taskHandler(each);
    return [
      `nagare-local-${each.taskName}`,
      async (payload) => (await handler(payload, {})) as JsonValue,
    ];
  }),
);

async function runChild(
  flows: readonly [CompiledFlow, ...CompiledFlow[]],
  { StateMachineArn, Input = {} }: JsonObject,
): Promise<JsonValue> {
  const called = flows.find(({ name }) => String(StateMachineArn).endsWith(`:${name}`));
  if (called === undefined) throw new Error(`no flow ${StateMachineArn}`);
  const { outcome } = await runCompiledProgram([called, ...flows], Input);
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
