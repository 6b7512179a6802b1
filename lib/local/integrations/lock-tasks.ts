import { randomUUID } from "node:crypto";
import type { PerformTask } from "../../engine/index.ts";
import { locksFunction, locksTable } from "../../locks/index.ts";
import { httpMetadata } from "../tasks/http-metadata.ts";
import { type Perform, tellAnswer } from "./integration-task.ts";
import { objectOf } from "./json-object.ts";
import { jsonText, TaskFailure } from "./task-failure.ts";

/** The table and the function of locks. */
export interface LocksPort {
  /** Has the table there. */
  ready(): Promise<void>;
  /** Calls the function. */
  call(event: unknown): Promise<void>;
}

/** Whether a task is for the locks' table or function: those are here, wherever other tables and functions are. */
export function isForLocks({ arguments: given }: Pick<PerformTask, "arguments">): boolean {
  const { TableName, FunctionName } = objectOf(given);
  return TableName === locksTable || FunctionName === locksFunction;
}

/** A write to the table, which is made before. */
export function lockWrite(locks: LocksPort, perform: Perform): Perform {
  return async (task) => {
    await locks.ready();
    await perform(task);
  };
}

/** `lambda:invoke` of the function, in this process. */
export function lockCall(locks: LocksPort): Perform {
  return async ({ pattern, call, tell }) => {
    const { Payload = null } = objectOf(call.effect.arguments);
    await locks.call(Payload).catch((thrown) => {
      const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
      throw new TaskFailure(name, jsonText({ errorType: name, errorMessage: message }));
    });
    const http = httpMetadata({}, randomUUID());
    const answer = { ExecutedVersion: "$LATEST", Payload: null, ...http, StatusCode: 200 };
    tellAnswer[pattern](tell, jsonText(answer));
  };
}
