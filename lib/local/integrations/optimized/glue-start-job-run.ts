import type { JsonObject } from "../../../asl/index.ts";
import { objectOf } from "../json-object.ts";
import { type StartedJob, verdictOf } from "./job.ts";
import type { OptimizedAction } from "./optimized-action.ts";

const words = {
  succeeded: "SUCCEEDED",
  failed: ["FAILED", "STOPPED", "TIMEOUT", "ERROR", "EXPIRED"],
};

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html */
export const glueStartJobRun: OptimizedAction = {
  job: {
    describe: (started) => ({
      action: "getJobRun",
      parameters: { ...jobName(started), RunId: runId(started) },
    }),
    verdict: ({ JobRun }) => {
      const run = objectOf(JobRun);
      return verdictOf(run["JobRunState"], run, words);
    },
    stop: (started) => ({
      action: "batchStopJobRun",
      parameters: { ...jobName(started), JobRunIds: [runId(started)] },
    }),
  },
};

const jobName = ({ parameters: { JobName = null } }: StartedJob): JsonObject => ({ JobName });

const runId = ({ response }: StartedJob): string => String(response["JobRunId"]);
