import type { JsonObject } from "../../../asl/index.ts";
import { isJob } from "../integration-task.ts";
import { objectOf, objectsOf } from "../json-object.ts";
import { type Job, type StartedJob, verdictOf } from "./job.ts";
import type { OptimizedAction } from "./optimized-action.ts";

const job: Job = {
  describe: (started) => ({ action: "describeJobs", parameters: { Jobs: [jobId(started)] } }),
  verdict: ({ Jobs }) => {
    const found = objectsOf(Jobs)[0] ?? {};
    return verdictOf(found["Status"], found, { succeeded: "SUCCEEDED", failed: ["FAILED"] });
  },
  stop: (started) => ({
    action: "terminateJob",
    parameters: { JobId: jobId(started), Reason: "Aborted by Step Functions" },
  }),
};

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html */
export const batchSubmitJob: OptimizedAction = {
  request: (parameters, { pattern }) => (isJob(pattern) ? managed(parameters) : parameters),
  job,
};

/** Step Functions marks the jobs that it waits for. */
function managed(parameters: JsonObject): JsonObject {
  const overrides = objectOf(parameters["ContainerOverrides"]);
  const Environment = [
    ...objectsOf(overrides["Environment"]),
    { Name: "MANAGED_BY_AWS", Value: "STARTED_BY_STEP_FUNCTIONS" },
  ];
  return { ...parameters, ContainerOverrides: { ...overrides, Environment } };
}

const jobId = ({ response }: StartedJob): string => String(response["JobId"]);
