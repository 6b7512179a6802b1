import type { JsonObject } from "../../asl/index.ts";
import type { Permission } from "../integrations/permission.ts";
import { type Arn, policyResources } from "./policy-resources.ts";

/**
 * What waiting for a job takes beyond starting it: looking at it, stopping it when the run ends first, and hearing of its end.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
export function jobPermissions(name: string, args: JsonObject, arn: Arn): readonly Permission[] {
  return JOBS.get(name)?.(args, arn) ?? [];
}

type Job = (args: JsonObject, arn: Arn) => readonly Permission[];

/** Actions on what the job's arguments name. */
const on = (args: JsonObject, arn: Arn, ...actions: readonly string[]): Permission => ({
  actions,
  resources: policyResources(actions[0] ?? "", args, arn),
});

const rule = (arn: Arn, name: string): Permission => ({
  actions: ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
  resources: [arn("events", `rule/${name}`)],
});

const JOBS: ReadonlyMap<string, Job> = new Map<string, Job>([
  [
    "athena:startQueryExecution",
    (args, arn) => [
      on(
        args,
        arn,
        "athena:GetQueryExecution",
        "athena:GetQueryResults",
        "athena:StopQueryExecution",
      ),
    ],
  ],
  [
    "batch:submitJob",
    (_, arn) => [
      // DescribeJobs knows no resources.
      { actions: ["batch:DescribeJobs"], resources: ["*"] },
      { actions: ["batch:TerminateJob"], resources: [arn("batch", "job/*")] },
      rule(arn, "StepFunctionsGetEventsForBatchJobsRule"),
    ],
  ],
  [
    "codebuild:startBuild",
    (args, arn) => [
      on(args, arn, "codebuild:BatchGetBuilds", "codebuild:StopBuild"),
      // The name is AWS's.
      rule(arn, "StepFunctionsGetEventForCodeBuildStartBuildRule"),
    ],
  ],
  [
    "codebuild:startBuildBatch",
    (args, arn) => [
      on(args, arn, "codebuild:BatchGetBuildBatches", "codebuild:StopBuildBatch"),
      rule(arn, "StepFunctionsGetEventForCodeBuildStartBuildBatchRule"),
    ],
  ],
  [
    "ecs:runTask",
    (_, arn) => [
      { actions: ["ecs:DescribeTasks", "ecs:StopTask"], resources: [arn("ecs", "task/*")] },
      rule(arn, "StepFunctionsGetEventsForECSTaskRule"),
    ],
  ],
  [
    "emr-serverless:startJobRun",
    (args, arn) => [
      on(args, arn, "emr-serverless:CancelJobRun", "emr-serverless:GetJobRun"),
      rule(arn, "StepFunctionsGetEventsForEMRServerlessJobRule"),
    ],
  ],
  [
    "glue:startJobRun",
    (args, arn) => [on(args, arn, "glue:BatchStopJobRun", "glue:GetJobRun", "glue:GetJobRuns")],
  ],
]);
