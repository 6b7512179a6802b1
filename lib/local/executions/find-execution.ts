import { parseArn } from "../arns.ts";
import { errors } from "../errors.ts";
import type { ExecutionRecord } from "../history/index.ts";
import type { Service } from "../service.ts";

/** @throws InvalidArn, also for one of an Express execution; ExecutionDoesNotExist */
export function findExecution({ store }: Service, executionArn: string): ExecutionRecord {
  parseArn(executionArn, ["execution"]);
  const found = store.execution(executionArn);
  if (found === undefined) throw errors.executionDoesNotExist(executionArn);
  return found;
}
