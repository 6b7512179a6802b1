import { shapes } from "../requests/index.ts";
import { given, operation } from "./operation.ts";

/**
 * Our own: the last lines that an execution's tasks wrote, oldest first, those of its child executions among them. On AWS these are in
 * CloudWatch Logs.
 */
export const getTaskOutput = operation(
  {
    executionArn: shapes.arn,
    taskId: { kind: "text" },
    stateName: { kind: "text" },
    limit: { kind: "number", min: 1, max: 10_000 },
  },
  ({ executionArn, taskId, stateName, limit = 100 }, { output, mapRuns }) => ({
    lines: output.last({
      executionArn,
      mapRunArns: mapRuns.below(executionArn),
      limit,
      ...given("taskId", taskId),
      ...given("stateName", stateName),
    }),
  }),
);
