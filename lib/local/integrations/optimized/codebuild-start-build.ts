import { objectOf, objectsOf } from "../json-object.ts";
import { type StartedJob, verdictOf } from "./job.ts";
import type { OptimizedAction } from "./optimized-action.ts";

/** How CodeBuild calls the ends of a build, and of a batch of them. */
export const buildWords = {
  succeeded: "SUCCEEDED",
  failed: ["FAILED", "FAULT", "TIMED_OUT", "STOPPED"],
};

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html */
export const codebuildStartBuild: OptimizedAction = {
  job: {
    describe: (started) => ({ action: "batchGetBuilds", parameters: { Ids: [buildId(started)] } }),
    verdict: ({ Builds }) => {
      const Build = objectsOf(Builds)[0] ?? {};
      return verdictOf(Build["BuildStatus"], { Build }, buildWords);
    },
    stop: (started) => ({ action: "stopBuild", parameters: { Id: buildId(started) } }),
  },
};

const buildId = ({ response }: StartedJob): string => String(objectOf(response["Build"])["Id"]);
