import { createHash, randomUUID } from "node:crypto";
import type { JsonObject, JsonValue } from "../../asl/index.ts";
import type { IntegrationPattern } from "../../engine/index.ts";
import { ApiError } from "../errors.ts";
import { httpMetadata } from "../tasks/http-metadata.ts";
import type { TaskCall, TaskListener } from "../tasks/task-runner.ts";
import { isJob, type Perform, tellAnswer } from "./integration-task.ts";
import { objectOf, sorted, textOf } from "./json-object.ts";
import { firstSdkCause } from "./optimized/error-words.ts";
import { apiNames } from "./sdk/names.ts";
import { jsonText, TaskFailure } from "./task-failure.ts";

/** This service's own API, called from inside. */
export interface StepFunctionsPort {
  /** @throws ApiError */
  call(operation: string, request: JsonObject): Promise<JsonObject>;
  /** Resolves when an execution has ended. */
  ended(executionArn: string): Promise<unknown>;
}

/**
 * Performs `states:startExecution` in all of its patterns.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export function startExecution(stepFunctions: StepFunctionsPort): Perform {
  return async ({ pattern, call, tell, signal }) => {
    const answer = await startOf(stepFunctions, call);
    if (call.submission === undefined) tellAnswer[pattern](tell, jsonText(answer));
    if (!isJob(pattern)) return;
    const executionArn = String(answer["ExecutionArn"]);
    signal.addEventListener("abort", () => void stop(stepFunctions, executionArn));
    // The child is a run of its own: this task holds nothing up while it waits.
    void stepFunctions.ended(executionArn).then(async () => {
      const description = await stepFunctions.call("DescribeExecution", { executionArn });
      judge(tell, pattern, description);
    });
  };
}

/** The answer to the start, which may lie before a restart. */
async function startOf(stepFunctions: StepFunctionsPort, call: TaskCall): Promise<JsonObject> {
  if (call.submission !== undefined) return JSON.parse(call.submission);
  const { StateMachineArn = null, Input, Name, TraceHeader } = objectOf(call.effect.arguments);
  const request = {
    stateMachineArn: StateMachineArn,
    input: inputOf(Input),
    name: Name ?? ownName(call),
    ...(TraceHeader === undefined ? {} : { traceHeader: TraceHeader }),
  };
  const started = await stepFunctions.call("StartExecution", request).catch((thrown) => {
    const before = Name === undefined ? existing(thrown) : undefined;
    if (before !== undefined) return stepFunctions.call("DescribeExecution", before);
    throw failureOf(thrown);
  });
  return answered(started);
}

const inputOf = (input: JsonValue | undefined): string =>
  typeof input === "string" ? input : jsonText(input ?? {});

/**
 * AWS makes up a name. Here it follows from the task, so that a task which is run again after a crash finds the execution that it started.
 */
function ownName({ executionArn, effect }: TaskCall): string {
  const hash = createHash("sha256").update(`${executionArn} ${effect.taskId}`).digest("hex");
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, "$1-$2-$3-$4-$5");
}

/** The execution that a start found to be there already. */
function existing(thrown: unknown): JsonObject | undefined {
  if (!(thrown instanceof ApiError) || thrown.name !== "ExecutionAlreadyExists") return undefined;
  const [, executionArn] = /'(arn:[^']+)'/.exec(thrown.message) ?? [];
  return executionArn === undefined ? undefined : { executionArn };
}

function failureOf(thrown: unknown): unknown {
  if (!(thrown instanceof ApiError)) return thrown;
  const { name, message, status: statusCode } = thrown;
  const code = name.replace(/Exception$/, "");
  const told = { message, statusCode, code: name, requestId: randomUUID() };
  return new TaskFailure(`StepFunctions.${code}Exception`, firstSdkCause(told, "AWSStepFunctions"));
}

function answered({ executionArn = null, startDate }: JsonObject): JsonObject {
  const members = { ExecutionArn: executionArn, StartDate: milliseconds(startDate) };
  const headers = {
    connection: "keep-alive",
    "Content-Length": String(jsonText({ executionArn, startDate }).length),
    "Content-Type": "application/x-amz-json-1.0",
    Date: new Date(members.StartDate).toUTCString(),
  };
  return sorted({ ...members, ...httpMetadata(headers, randomUUID()) } as unknown as JsonObject);
}

/** The API tells instants in seconds, and Step Functions' results in milliseconds. */
const milliseconds = (seconds: JsonValue | undefined): number => Math.round(Number(seconds) * 1000);

function judge(tell: TaskListener, pattern: IntegrationPattern, description: JsonObject): void {
  const hasSucceeded = description["status"] === "SUCCEEDED";
  // A cause says nothing of redrives.
  const told = Object.entries(description).filter(
    ([name]) => hasSucceeded || !name.startsWith("redrive"),
  );
  const members = told.map(([name, value]) => [apiNames(name), shaped(name, value, pattern)]);
  const text = jsonText(sorted(Object.fromEntries(members)));
  if (hasSucceeded) tell.succeeded(text);
  else tell.failed("States.TaskFailed", text);
}

function shaped(name: string, value: JsonValue, pattern: IntegrationPattern): JsonValue {
  if (name.endsWith("Date")) return milliseconds(value);
  if (name.endsWith("Details"))
    return Object.fromEntries(
      Object.entries(objectOf(value)).map(([member, one]) => [apiNames(member), one]),
    );
  const isData = name === "input" || name === "output";
  const text = textOf(value);
  return isData && pattern === "sync:2" && text !== undefined ? JSON.parse(text) : value;
}

async function stop(stepFunctions: StepFunctionsPort, executionArn: string): Promise<void> {
  // It may have ended by itself.
  await stepFunctions.call("StopExecution", { executionArn }).catch(() => {});
}
