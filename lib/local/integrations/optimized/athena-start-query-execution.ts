import { objectOf } from "../json-object.ts";
import { type StartedJob, verdictOf } from "./job.ts";
import type { OptimizedAction } from "./optimized-action.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html */
export const athenaStartQueryExecution: OptimizedAction = {
  job: {
    describe: (started) => ({ action: "getQueryExecution", parameters: queryOf(started) }),
    verdict: ({ QueryExecution = null }) =>
      verdictOf(
        objectOf(objectOf(QueryExecution)["Status"])["State"],
        { QueryExecution },
        {
          succeeded: "SUCCEEDED",
          failed: ["FAILED", "CANCELLED"],
        },
      ),
    stop: (started) => ({ action: "stopQueryExecution", parameters: queryOf(started) }),
  },
};

const queryOf = ({ response: { QueryExecutionId = null } }: StartedJob) => ({ QueryExecutionId });
