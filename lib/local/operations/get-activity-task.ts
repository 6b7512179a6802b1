import { shapes } from "../requests/index.ts";
import { findActivity } from "./activity-record.ts";
import { given, operation } from "./operation.ts";

/** How long AWS keeps a worker waiting before it says that there is nothing to do. */
const pollMilliseconds = 60_000;

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html */
export const getActivityTask = operation(
  { activityArn: shapes.arn, workerName: { ...shapes.name, required: false } },
  async ({ activityArn, workerName }, { store, activities, runs }, gone) => {
    findActivity(store, activityArn);
    const patience = AbortSignal.any([gone, AbortSignal.timeout(pollMilliseconds)]);
    for (;;) {
      const task = await activities.take(activityArn, patience);
      if (task === undefined) return {};
      const { executionArn, taskId, taskToken, input } = task;
      const started = { kind: "taskStarted", taskId, ...given("workerName", workerName) } as const;
      // A task whose run no longer waits for it is nobody's.
      if (await runs.feed(executionArn, started)) return { taskToken, input };
    }
  },
);
