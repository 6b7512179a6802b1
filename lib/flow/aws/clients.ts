/**
 * The modules of the AWS SDK's clients, as far as the project has them. One that isn't there must not be an error of this file, so each import is
 * excused; `Service` then tells what to install.
 */
/** @ts-ignore */
export type Athena = typeof import("@aws-sdk/client-athena");
/** @ts-ignore */
export type Batch = typeof import("@aws-sdk/client-batch");
/** @ts-ignore */
export type BedrockRuntime = typeof import("@aws-sdk/client-bedrock-runtime");
/** @ts-ignore */
export type CloudWatch = typeof import("@aws-sdk/client-cloudwatch");
/** @ts-ignore */
export type CloudWatchLogs = typeof import("@aws-sdk/client-cloudwatch-logs");
/** @ts-ignore */
export type CodeBuild = typeof import("@aws-sdk/client-codebuild");
/** @ts-ignore */
export type DynamoDb = typeof import("@aws-sdk/client-dynamodb");
/** @ts-ignore */
export type Ecs = typeof import("@aws-sdk/client-ecs");
/** @ts-ignore */
export type Eks = typeof import("@aws-sdk/client-eks");
/** @ts-ignore */
export type EmrServerless = typeof import("@aws-sdk/client-emr-serverless");
/** @ts-ignore */
export type EventBridge = typeof import("@aws-sdk/client-eventbridge");
/** @ts-ignore */
export type Glue = typeof import("@aws-sdk/client-glue");
/** @ts-ignore */
export type Kms = typeof import("@aws-sdk/client-kms");
/** @ts-ignore */
export type Lambda = typeof import("@aws-sdk/client-lambda");
/** @ts-ignore */
export type Rds = typeof import("@aws-sdk/client-rds");
/** @ts-ignore */
export type RedshiftData = typeof import("@aws-sdk/client-redshift-data");
/** @ts-ignore */
export type S3 = typeof import("@aws-sdk/client-s3");
/** @ts-ignore */
export type SecretsManager = typeof import("@aws-sdk/client-secrets-manager");
/** @ts-ignore */
export type Ses = typeof import("@aws-sdk/client-ses");
/** @ts-ignore */
export type SesV2 = typeof import("@aws-sdk/client-sesv2");
/** @ts-ignore */
export type Sfn = typeof import("@aws-sdk/client-sfn");
/** @ts-ignore */
export type Sns = typeof import("@aws-sdk/client-sns");
/** @ts-ignore */
export type Sqs = typeof import("@aws-sdk/client-sqs");
/** @ts-ignore */
export type Ssm = typeof import("@aws-sdk/client-ssm");
