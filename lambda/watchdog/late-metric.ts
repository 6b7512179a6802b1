import type { Late } from "../../lib/watchdog/index.ts";
import type { KnownDeadlines } from "./known-deadlines.ts";

/** A late run as a line of the log that CloudWatch counts, without a permission or a call. */
export function lateMetric({ environment }: KnownDeadlines, late: Late): object {
  const { flow, what, how, scheduledTime, deadline } = late;
  return {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        {
          Namespace: "nagare",
          Dimensions: [["environment", "flow"]],
          Metrics: [{ Name: "Late", Unit: "Count" }],
        },
      ],
    },
    ...{ environment, flow, Late: 1, what, how, scheduledTime, deadline },
  };
}
