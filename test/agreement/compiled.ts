import { taskHandler } from "../../lambda/task/index.ts";
import type { JsonObject, JsonValue } from "../../lib/asl/index.ts";
import type { CompiledFlow } from "../../lib/compiler/project.ts";
import { type SimulatedTask, simulate } from "../../lib/engine/index.ts";
import type { FlowModule, Outcome } from "./native.ts";

/** Runs the first flow's state machine; its tasks through the wrapper that Lambda has, its sub-flows as state machines. */
export async function runCompiled(
  flows: readonly [CompiledFlow, ...CompiledFlow[]],
  module: FlowModule,
  input: JsonValue,
): Promise<Outcome> {
  const functions = module.tasks.map((task) => [`nagare-local-${task.taskName}`, inLambda(task)]);
  const tasks: Record<string, SimulatedTask> = {
    ...Object.fromEntries(functions),
    "arn:aws:states:::states:startExecution.sync:2": (request) => runChild(flows, module, request),
  };
  const [{ definition }] = flows;
  const { status, output, error = "", cause = "" } = await simulate(definition, input, { tasks });
  return status === "SUCCEEDED" ? { output } : { error, message: messageOf(cause) };
}

function inLambda(task: FlowModule["tasks"][number]): SimulatedTask {
  const handler = taskHandler(task);
  return async (payload) => (await handler(payload, {})) as JsonValue;
}

async function runChild(
  flows: readonly CompiledFlow[],
  module: FlowModule,
  request: JsonValue,
): Promise<JsonValue> {
  const { StateMachineArn, Input = {} } = request as JsonObject;
  const child = flows.find((flow) => String(StateMachineArn).endsWith(`:${flow.name}`));
  if (child === undefined) throw new Error(`no flow ${StateMachineArn}`);
  const outcome = await runCompiled([child, ...flows], module, Input);
  if ("output" in outcome) return { Output: outcome.output as JsonValue };
  throw Object.assign(new Error(JSON.stringify(outcome)), { name: "States.TaskFailed" });
}

/** The message in a cause: a function's error is JSON, a flow's own is the text. */
function messageOf(cause: string): string {
  if (!cause.startsWith("{")) return cause;
  const parsed: { errorMessage?: string } = JSON.parse(cause);
  return parsed.errorMessage ?? cause;
}
