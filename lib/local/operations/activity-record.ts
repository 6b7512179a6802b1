import { parseArn } from "../arns.ts";
import { errors } from "../errors.ts";
import type { HistoryStore } from "../history/index.ts";

export interface ActivityRecord {
  readonly arn: string;
  readonly name: string;
  readonly creationTime: number;
  readonly encryptionConfiguration?: object;
}

/** @throws InvalidArn, ActivityDoesNotExist */
export function findActivity({ documents }: HistoryStore, arn: string): ActivityRecord {
  parseArn(arn, ["activity"]);
  const found = documents.get("activity", arn);
  if (found === undefined) throw errors.activityDoesNotExist(arn);
  // Only CreateActivity writes these.
  return found as ActivityRecord;
}
