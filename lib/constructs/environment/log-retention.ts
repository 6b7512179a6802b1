import { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Duration } from "../../flow/index.ts";
import { durationSeconds } from "../../schedules/index.ts";

/** How long logs are kept, if CloudWatch can keep them exactly so long. @default "30d" */
export function logRetention(duration: Duration = "30d"): RetentionDays | undefined {
  const days = (durationSeconds(duration) ?? 0) / 86_400;
  return retentions.find((retention) => retention === days);
}

const retentions = Object.values(RetentionDays)
  .filter((value) => typeof value === "number")
  .filter((value) => value !== RetentionDays.INFINITE);

/** The days that CloudWatch Logs accepts. */
export const retentionDays: readonly number[] = retentions;
