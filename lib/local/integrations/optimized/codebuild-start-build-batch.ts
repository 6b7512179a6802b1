import { objectOf, objectsOf } from "../json-object.ts";
import { buildWords } from "./codebuild-start-build.ts";
import { type StartedJob, verdictOf } from "./job.ts";
import type { OptimizedAction } from "./optimized-action.ts";

/**
 * Of StartBuildBatch and RetryBuildBatch, which answer alike.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 */
export const codebuildStartBuildBatch: OptimizedAction = {
  job: {
    describe: (started) => ({
      action: "batchGetBuildBatches",
      parameters: { Ids: [batchId(started)] },
    }),
    verdict: ({ BuildBatches }) => {
      const BuildBatch = objectsOf(BuildBatches)[0] ?? {};
      return verdictOf(BuildBatch["BuildBatchStatus"], { BuildBatch }, buildWords);
    },
    stop: (started) => ({ action: "stopBuildBatch", parameters: { Id: batchId(started) } }),
  },
};

const batchId = ({ response }: StartedJob): string =>
  String(objectOf(response["BuildBatch"])["Id"]);
