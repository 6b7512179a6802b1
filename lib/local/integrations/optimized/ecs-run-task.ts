import type { JsonObject } from "../../../asl/index.ts";
import { isJob } from "../integration-task.ts";
import { objectsOf } from "../json-object.ts";
import { jsonText, TaskFailure } from "../task-failure.ts";
import type { Job, StartedJob } from "./job.ts";
import type { OptimizedAction } from "./optimized-action.ts";

const job: Job = {
  describe: (started) => ({
    action: "describeTasks",
    parameters: { ...clusterOf(started), Tasks: [taskArn(started)] },
  }),
  verdict: ({ Tasks }) => {
    const [task] = objectsOf(Tasks);
    if (task?.["LastStatus"] !== "STOPPED") return { kind: "running" };
    const isDone = objectsOf(task["Containers"]).every(({ ExitCode }) => ExitCode === 0);
    return { kind: isDone ? "succeeded" : "failed", job: task };
  },
  stop: (started) => ({
    action: "stopTask",
    parameters: {
      ...clusterOf(started),
      Task: taskArn(started),
      Reason: "Aborted by Step Functions",
    },
  }),
};

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html */
export const ecsRunTask: OptimizedAction = {
  request: (parameters, { pattern }) =>
    isJob(pattern) ? { ...parameters, StartedBy: "AWS Step Functions" } : parameters,
  response: (response, { pattern }) => {
    const failures = objectsOf(response["Failures"]);
    // Who only asked for the answer gets the failures in it.
    if (failures.length === 0 || pattern === "requestResponse") return response;
    throw new TaskFailure("AmazonECS.Unknown", jsonText(failures));
  },
  job,
};

const clusterOf = ({ parameters: { Cluster } }: StartedJob): JsonObject =>
  Cluster === undefined ? {} : { Cluster };

const taskArn = ({ response }: StartedJob): string =>
  String(objectsOf(response["Tasks"])[0]?.["TaskArn"]);
