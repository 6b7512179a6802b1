import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../lib/asl/index.ts";
import type { FlowResources } from "../../lib/constructs/flow-resources.ts";
import { integrationOf } from "../../lib/constructs/integrations/index.ts";

const resources = {
  arn: (service: string, resource: string, nowhere?: string) =>
    `arn:aws:${service}:${nowhere === "no region" ? "" : "R"}:${nowhere === "no account" || service === "s3" ? "" : "A"}:${resource}`,
} as FlowResources;

/** What the role may, a line each: the actions, and on what. */
function allowed(resource: string, Arguments: JsonObject | `{%${string}%}`): readonly string[] {
  const task = { Type: "Task", Resource: `arn:aws:states:::${resource}`, Arguments } as const;
  const written = typeof Arguments === "string" ? {} : Arguments;
  const permissions = integrationOf(task).permissions(written, resources, "report");
  return permissions.map((each) => `${each.actions.join(" ")} on ${each.resources.join(" ")}`);
}

describe("the permission for a call of a service", () => {
  it.each([
    [
      "aws-sdk:s3:putObject",
      { Bucket: "reports", Key: "a/b.json", Body: "" },
      ["s3:PutObject on arn:aws:s3:::reports/a/b.json"],
    ],
    [
      "aws-sdk:s3:getObject",
      { Bucket: "reports", Key: "{% $key %}" },
      ["s3:GetObject on arn:aws:s3:::reports/*"],
    ],
    ["aws-sdk:s3:listObjectsV2", { Bucket: "reports" }, ["s3:ListBucket on arn:aws:s3:::reports"]],
    [
      "aws-sdk:s3:copyObject",
      { Bucket: "new", Key: "k", CopySource: "old/k" },
      ["s3:GetObject on arn:aws:s3:::old/k", "s3:PutObject on arn:aws:s3:::new/k"],
    ],
    ["aws-sdk:s3:listBuckets", {}, ["s3:ListAllMyBuckets on *"]],
    [
      "aws-sdk:dynamodb:query",
      { TableName: "trips" },
      [
        "dynamodb:Query on arn:aws:dynamodb:R:A:table/trips arn:aws:dynamodb:R:A:table/trips/index/*",
      ],
    ],
    [
      "aws-sdk:dynamodb:putItem",
      { TableName: "{% $table %}" },
      ["dynamodb:PutItem on arn:aws:dynamodb:R:A:table/*"],
    ],
    [
      "aws-sdk:dynamodb:transactWriteItems",
      { TransactItems: [{ Put: { TableName: "a" } }, { Delete: { TableName: "b" } }] },
      ["ConditionCheckItem", "DeleteItem", "PutItem", "UpdateItem"].map(
        (action) =>
          `dynamodb:${action} on arn:aws:dynamodb:R:A:table/a arn:aws:dynamodb:R:A:table/b`,
      ),
    ],
    [
      "aws-sdk:sqs:sendMessage",
      { QueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/reports" },
      ["sqs:SendMessage on arn:aws:sqs:eu-west-1:111122223333:reports"],
    ],
    [
      "aws-sdk:sqs:sendMessage",
      { QueueUrl: "{% $url %}" },
      ["sqs:SendMessage on arn:aws:sqs:R:A:*"],
    ],
    [
      "aws-sdk:sns:publish",
      { TopicArn: "arn:aws:sns:eu-west-1:111122223333:done" },
      ["sns:Publish on arn:aws:sns:eu-west-1:111122223333:done"],
    ],
    [
      "aws-sdk:eventbridge:putEvents",
      { Entries: [{ Source: "x" }, { EventBusName: "own" }] },
      ["events:PutEvents on arn:aws:events:R:A:event-bus/default arn:aws:events:R:A:event-bus/own"],
    ],
    [
      "sqs:sendMessage.waitForTaskToken",
      { QueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/reports" },
      ["sqs:SendMessage on arn:aws:sqs:eu-west-1:111122223333:reports"],
    ],
    [
      "sns:publish.waitForTaskToken",
      { TopicArn: "{% $topic %}", Message: { token: "{% $states.context.Task.Token %}" } },
      ["sns:Publish on arn:aws:sns:R:A:*"],
    ],
    [
      "events:putEvents.waitForTaskToken",
      { Entries: [{ EventBusName: "own", Detail: { token: "{% $states.context.Task.Token %}" } }] },
      ["events:PutEvents on arn:aws:events:R:A:event-bus/own"],
    ],
    [
      "aws-sdk:lambda:invoke",
      { FunctionName: "resize" },
      [
        "lambda:InvokeFunction on arn:aws:lambda:R:A:function:resize arn:aws:lambda:R:A:function:resize:*",
      ],
    ],
    [
      "aws-sdk:secretsmanager:getSecretValue",
      { SecretId: "slack" },
      ["secretsmanager:GetSecretValue on arn:aws:secretsmanager:R:A:secret:slack-??????"],
    ],
    [
      "aws-sdk:ssm:getParameter",
      { Name: "/batch/url" },
      ["ssm:GetParameter on arn:aws:ssm:R:A:parameter/batch/url"],
    ],
    [
      "aws-sdk:sfn:startExecution",
      { StateMachineArn: "arn:aws:states:R:A:stateMachine:other" },
      ["states:StartExecution on arn:aws:states:R:A:stateMachine:other"],
    ],
    ["aws-sdk:cloudwatch:putMetricData", { Namespace: "x" }, ["cloudwatch:PutMetricData on *"]],
    [
      "bedrock:invokeModel",
      { ModelId: "eu.amazon.nova-lite-v1:0", Input: { S3Uri: "s3://prompts/a.json" } },
      [
        "bedrock:InvokeModel on arn:aws:bedrock:R:A:inference-profile/eu.amazon.nova-lite-v1:0 arn:aws:bedrock:*::foundation-model/amazon.nova-lite-v1:0",
        "s3:GetObject on arn:aws:s3:::prompts/a.json",
      ],
    ],
    [
      "glue:startJobRun.sync",
      { JobName: "trips" },
      [
        "glue:StartJobRun on arn:aws:glue:R:A:job/trips",
        "glue:BatchStopJobRun glue:GetJobRun glue:GetJobRuns on arn:aws:glue:R:A:job/trips",
      ],
    ],
    [
      "batch:submitJob.sync",
      { JobName: "x", JobQueue: "night", JobDefinition: "load:3" },
      [
        "batch:SubmitJob on arn:aws:batch:R:A:job-queue/night arn:aws:batch:R:A:job-definition/load:*",
        "batch:DescribeJobs on *",
        "batch:TerminateJob on arn:aws:batch:R:A:job/*",
        "events:DescribeRule events:PutRule events:PutTargets on arn:aws:events:R:A:rule/StepFunctionsGetEventsForBatchJobsRule",
      ],
    ],
    [
      "codebuild:startBuild.sync",
      { ProjectName: "site" },
      [
        "codebuild:StartBuild on arn:aws:codebuild:R:A:project/site",
        "codebuild:BatchGetBuilds codebuild:StopBuild on arn:aws:codebuild:R:A:project/site",
        "events:DescribeRule events:PutRule events:PutTargets on arn:aws:events:R:A:rule/StepFunctionsGetEventForCodeBuildStartBuildRule",
      ],
    ],
    [
      "ecs:runTask.sync",
      { TaskDefinition: "legacy", Cluster: "old" },
      [
        "ecs:RunTask on arn:aws:ecs:R:A:task-definition/legacy:*",
        "iam:PassRole on arn:aws:iam::A:role/*",
        "ecs:DescribeTasks ecs:StopTask on arn:aws:ecs:R:A:task/*",
        "events:DescribeRule events:PutRule events:PutTargets on arn:aws:events:R:A:rule/StepFunctionsGetEventsForECSTaskRule",
      ],
    ],
    [
      "emr-serverless:startJobRun.sync",
      { ApplicationId: "00f1", ExecutionRoleArn: "arn:aws:iam::111122223333:role/emr" },
      [
        "emr-serverless:StartJobRun on arn:aws:emr-serverless:R:A:/applications/00f1 arn:aws:emr-serverless:R:A:/applications/00f1/jobruns/*",
        "iam:PassRole on arn:aws:iam::111122223333:role/emr",
        "emr-serverless:CancelJobRun emr-serverless:GetJobRun on arn:aws:emr-serverless:R:A:/applications/00f1 arn:aws:emr-serverless:R:A:/applications/00f1/jobruns/*",
        "events:DescribeRule events:PutRule events:PutTargets on arn:aws:events:R:A:rule/StepFunctionsGetEventsForEMRServerlessJobRule",
      ],
    ],
    ["eks:runJob.sync", { ClusterName: "x" }, []],
  ])("of %s with %j is as narrow as its arguments tell", (resource, args, expected) => {
    expect(allowed(resource, args)).toEqual(expected);
  });

  it("lets a query of Athena read the catalog and its tables, and stop", () => {
    const lines = allowed("athena:startQueryExecution.sync", { WorkGroup: "reports" });
    expect(lines[0]).toBe("athena:StartQueryExecution on arn:aws:athena:R:A:workgroup/reports");
    expect(lines.at(-1)).toBe(
      "athena:GetQueryExecution athena:GetQueryResults athena:StopQueryExecution on arn:aws:athena:R:A:workgroup/reports",
    );
    expect(lines.join()).toContain("glue:GetTable");
  });

  it("knows nothing of arguments that an expression makes", () => {
    expect(allowed("aws-sdk:s3:getObject", "{% $args %}")).toEqual(["s3:GetObject on *"]);
  });
});
