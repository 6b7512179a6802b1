import { randomUUID } from "node:crypto";
import type { JsonObject, JsonValue } from "../../../asl/index.ts";
import { arns } from "../../arns.ts";
import type { Clock } from "../../clock/index.ts";
import { noWork, type TaskCall, type TaskListener, type TaskWork } from "../task-runner.ts";
import { functionName } from "./function-name.ts";
import type { FunctionAnswer, Functions } from "./functions.ts";
import { invokeResult } from "./invoke-result.ts";

/** Performs `lambda:invoke`, with or without a task token. */
export function invokeFunction(
  functions: Functions,
  clock: Clock,
  isCallback: boolean,
): (call: TaskCall, tell: TaskListener) => TaskWork {
  return (call, tell) => {
    // The function has the token since before the restart; only its answer is missing.
    if (isCallback && call.progress === "submitted") return noWork;
    const { FunctionName, Payload = {}, ClientContext } = objectOf(call.effect.arguments);
    if (typeof FunctionName !== "string") return refused(tell, "FunctionName must be a string");
    const clientContext = ClientContext === undefined ? {} : readClientContext(ClientContext);
    if (clientContext === undefined) return unreadable(tell);
    const sent = { payload: textOf(Payload), clientContext };
    return run(functions, FunctionName, sent, tell, (answer, requestId) => {
      if (answer.kind === "failed") return failed(tell, answer);
      const result = invokeResult(answer.payload, requestId, clock.now());
      if (isCallback) tell.submitted(result);
      else tell.succeeded(result);
    });
  };
}

/** Performs a Task whose Resource is the function itself. */
export function callFunction(
  functions: Functions,
): (call: TaskCall, tell: TaskListener) => TaskWork {
  return ({ effect }, tell) =>
    run(
      functions,
      effect.resource,
      { payload: JSON.stringify(effect.arguments) },
      tell,
      (answer) => {
        if (answer.kind === "failed") failed(tell, answer);
        else tell.succeeded(answer.payload);
      },
    );
}

/** Step Functions sends a text as it is: it must be JSON itself. */
function textOf(payload: JsonValue): string {
  return typeof payload === "string" ? payload : JSON.stringify(payload);
}

/** Base64 of a JSON object, as the Node.js runtime of Lambda reads it; undefined if it is none. */
function readClientContext(given: JsonValue): JsonObject | undefined {
  if (typeof given !== "string") return undefined;
  try {
    const read: unknown = JSON.parse(Buffer.from(given, "base64").toString());
    return typeof read === "object" && read !== null && !Array.isArray(read)
      ? (read as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}

function run(
  functions: Functions,
  reference: string,
  sent: { readonly payload: string; readonly clientContext?: JsonObject },
  tell: TaskListener,
  done: (answer: FunctionAnswer, requestId: string) => void,
): TaskWork {
  const requestId = randomUUID();
  const name = functionName(reference);
  const task = functions.find(name);
  if (task === undefined) {
    const cause = `Function not found: ${arns.function(name)} (Service: Lambda, Status Code: 404, Request ID: ${requestId}). The project has no function of this name; AWS_ENDPOINT_URL_LAMBDA says where others are.`;
    tell.failed("Lambda.ResourceNotFoundException", cause);
    return noWork;
  }
  const abort = new AbortController();
  const call = {
    requestId,
    ...sent,
    tell: (stream: "stdout" | "stderr", text: string) => tell.line(task.name, stream, text),
    signal: abort.signal,
  };
  const finished = functions.invoke(task, call).then((answer) => done(answer, requestId));
  return { finished, cancel: () => abort.abort() };
}

function failed(tell: TaskListener, { error }: Extract<FunctionAnswer, { kind: "failed" }>): void {
  tell.failed(error.errorType, JSON.stringify(error));
}

function refused(tell: TaskListener, cause: string): TaskWork {
  tell.failed("States.Runtime", cause);
  return noWork;
}

function unreadable(tell: TaskListener): TaskWork {
  const cause = "Client context must be a valid Base64-encoded JSON object.";
  tell.failed("Lambda.InvalidRequestContentException", cause);
  return noWork;
}

function objectOf(value: JsonValue): { readonly [name: string]: JsonValue | undefined } {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : {};
}
