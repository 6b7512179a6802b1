import type { HistoryEvent } from "@aws-sdk/client-sfn";
import { executionOf, type LockKey, lockKeyOf, lockPrefix } from "../../locks/index.ts";
import { textAt } from "./text-at.ts";

/** The lock that a step asks for in its run's name, by the write that it is about to make. */
export function lockTakenBy(
  { taskScheduledEventDetails: details }: HistoryEvent,
  executionArn: string,
): LockKey | undefined {
  if (details?.resourceType !== "dynamodb" || details.resource !== "updateItem") return undefined;
  const parameters: unknown = JSON.parse(details.parameters ?? "{}");
  const pk = textAt(parameters, "Key", "pk", "S");
  const holder = textAt(parameters, "ExpressionAttributeValues", ":holder", "S");
  if (pk === undefined || holder === undefined || !pk.startsWith(LOCKS)) return undefined;
  return executionOf(holder) === executionArn ? lockKeyOf(pk) : undefined;
}

const LOCKS = lockPrefix("").slice(0, -1);
