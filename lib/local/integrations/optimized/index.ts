/** The integrations that Step Functions has of its own, one a file, and the tables of them all. */
import { athenaStartQueryExecution } from "./athena-start-query-execution.ts";
import { batchSubmitJob } from "./batch-submit-job.ts";
import { bedrockInvokeModel } from "./bedrock-invoke-model.ts";
import { codebuildStartBuild } from "./codebuild-start-build.ts";
import { codebuildStartBuildBatch } from "./codebuild-start-build-batch.ts";
import { ecsRunTask } from "./ecs-run-task.ts";
import { emrServerlessStartJobRun } from "./emr-serverless-start-job-run.ts";
import { firstSdkWords } from "./error-words.ts";
import { eventsPutEvents } from "./events-put-events.ts";
import { glueStartJobRun } from "./glue-start-job-run.ts";
import { lambdaInvoke, lambdaWords } from "./lambda-invoke.ts";
import type { OptimizedAction, OptimizedService } from "./optimized-action.ts";
import { sqsSendMessage } from "./sqs-send-message.ts";

export { lambdaFunction } from "./lambda-invoke.ts";
export { type OptimizedPorts, optimizedIntegration } from "./optimized-integration.ts";

/** By what stands in a Resource. */
export const optimizedServices: Readonly<Record<string, OptimizedService>> = {
  athena: { words: firstSdkWords("Athena", "AmazonAthena", "AmazonAthenaException") },
  batch: { words: firstSdkWords("Batch", "AWSBatch", "AWSBatchException") },
  bedrock: {
    sdk: "bedrockruntime",
    words: firstSdkWords("Bedrock", "AmazonBedrockRuntime", "AmazonBedrockRuntimeException"),
  },
  codebuild: { words: firstSdkWords("CodeBuild", "AWSCodeBuild", "AWSCodeBuildException") },
  dynamodb: { words: firstSdkWords("DynamoDB", "AmazonDynamoDBv2", "AmazonDynamoDBException") },
  ecs: { words: firstSdkWords("ECS", "AmazonECS", "AmazonECSException") },
  "emr-serverless": {
    sdk: "emrserverless",
    words: firstSdkWords("EmrServerless", "AWSEMRServerless", "AWSEMRServerlessException"),
  },
  events: {
    sdk: "eventbridge",
    words: firstSdkWords("EventBridge", "AmazonEventBridge", "AmazonEventBridgeException"),
  },
  glue: { words: firstSdkWords("Glue", "AWSGlue", "AWSGlueException") },
  lambda: { words: lambdaWords },
  sns: { words: firstSdkWords("SNS", "AmazonSNS", "AmazonSNSException") },
  sqs: { words: firstSdkWords("SQS", "AmazonSQS", "AmazonSQSException") },
};

/** Actions that do more than call their API. */
export const optimizedActions: Readonly<Record<string, OptimizedAction>> = {
  "athena:startQueryExecution": athenaStartQueryExecution,
  "batch:submitJob": batchSubmitJob,
  "bedrock:invokeModel": bedrockInvokeModel,
  "codebuild:retryBuildBatch": codebuildStartBuildBatch,
  "codebuild:startBuild": codebuildStartBuild,
  "codebuild:startBuildBatch": codebuildStartBuildBatch,
  "ecs:runTask": ecsRunTask,
  "emr-serverless:startJobRun": emrServerlessStartJobRun,
  "events:putEvents": eventsPutEvents,
  "glue:startJobRun": glueStartJobRun,
  "lambda:invoke": lambdaInvoke,
  "sqs:sendMessage": sqsSendMessage,
};
