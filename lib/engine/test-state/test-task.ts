import { errorNames, type JsonObject, type JsonValue, type TaskState } from "../../asl/index.ts";
import { StateFailure } from "../core/failure.ts";
import { exceedsPayload, tooLarge } from "../core/payload.ts";
import { parseResource } from "../task-resource.ts";
import { inspectResult } from "./inspect-result.ts";
import type { TaskOutcome } from "./state-test.ts";
import { note, type Visit } from "./visit.ts";

/** Performs a Task, or takes the mock for it; gives the raw result. */
export async function testTask(visit: Visit<TaskState>): Promise<JsonValue> {
  const outcome = await outcomeOf(visit, await argumentsOf(visit));
  if (outcome.kind === "failed") {
    const { kind: _, ...failure } = outcome;
    throw new StateFailure({ kind: "reported", ...failure });
  }
  const { machine, at } = visit;
  if (exceedsPayload(outcome.output)) throw new StateFailure(tooLarge(labelOf(at.state)));
  const result: JsonValue = JSON.parse(outcome.output);
  if (typeof result === "object" && result !== null) machine.texts.set(result, outcome.output);
  note(visit, "result", result);
  inspectResult(visit, result);
  return result;
}

async function argumentsOf(visit: Visit<TaskState>): Promise<JsonValue> {
  const { flow, machine, at } = visit;
  const args = await flow.argumentsOf(machine, at);
  note(visit, at.language === "JSONata" ? "afterArguments" : "afterParameters", args);
  return args;
}

async function outcomeOf(visit: Visit<TaskState>, args: JsonValue): Promise<TaskOutcome> {
  const { mock } = visit.test;
  if (mock === undefined) return perform(visit, args);
  if (mock.kind === "result") return { kind: "succeeded", output: JSON.stringify(mock.result) };
  return { ...mock, kind: "failed" };
}

async function perform(visit: Visit<TaskState>, args: JsonValue): Promise<TaskOutcome> {
  const { flow, machine, at, ports } = visit;
  const limits = await flow.taskLimits(machine, at);
  const { timeoutSeconds = longestSeconds } = limits;
  const answer = ports.perform({
    kind: "performTask",
    taskId: "task-1",
    resource: at.state.Resource,
    arguments: args,
    stateName: at.name,
    attempt: 0,
    ...limits,
    ...roleOf(await flow.credentialsOf(machine, at)),
  });
  const seconds = Math.min(timeoutSeconds, longestSeconds);
  const timeout = ports.waitUntil(machine.now + seconds * 1000);
  return Promise.race([answer, timeout.then(() => timedOut)]);
}

/** A test may take five minutes. */
const longestSeconds = 300;

const timedOut: TaskOutcome = { kind: "failed", error: errorNames.timeout };

function roleOf(credentials: JsonValue | undefined): { credentials?: { roleArn: string } } {
  const { RoleArn } = Object(credentials) as JsonObject;
  return typeof RoleArn === "string" ? { credentials: { roleArn: RoleArn } } : {};
}

function labelOf({ Resource }: TaskState): string {
  const parsed = parseResource(Resource);
  return parsed.kind === "integration" ? parsed.resourceType : Resource;
}
