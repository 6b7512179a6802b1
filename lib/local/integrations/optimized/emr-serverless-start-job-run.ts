import type { JsonObject } from "../../../asl/index.ts";
import { objectOf } from "../json-object.ts";
import { type StartedJob, verdictOf } from "./job.ts";
import type { OptimizedAction } from "./optimized-action.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html */
export const emrServerlessStartJobRun: OptimizedAction = {
  job: {
    describe: (started) => ({ action: "getJobRun", parameters: runOf(started) }),
    verdict: ({ JobRun }) => {
      const run = objectOf(JobRun);
      return verdictOf(run["State"], run, {
        succeeded: "SUCCESS",
        failed: ["FAILED", "CANCELLED"],
      });
    },
    stop: (started) => ({ action: "cancelJobRun", parameters: runOf(started) }),
  },
};

const runOf = ({
  response: { ApplicationId = null, JobRunId = null },
}: StartedJob): JsonObject => ({ ApplicationId, JobRunId });
