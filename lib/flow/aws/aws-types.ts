import type {
  Athena,
  Batch,
  BedrockRuntime,
  CloudWatch,
  CloudWatchLogs,
  CodeBuild,
  DynamoDb,
  Ecs,
  Eks,
  EmrServerless,
  EventBridge,
  Glue,
  Kms,
  Lambda,
  Rds,
  RedshiftData,
  S3,
  SecretsManager,
  Ses,
  SesV2,
  Sfn,
  Sns,
  Sqs,
  Ssm,
} from "./clients.ts";
import type { Answer, AwsContent } from "./sdk-types.ts";
import type { AwsOptions, MemberOf, Service } from "./service.ts";

/** The AWS services that a flow can call, each by the name that Step Functions has for it. */
export interface Aws {
  readonly athena: Service<"@aws-sdk/client-athena", Athena, AthenaJobs>;
  readonly batch: Service<"@aws-sdk/client-batch", Batch, BatchJobs>;
  readonly bedrock: Omit<
    Service<"@aws-sdk/client-bedrock-runtime", BedrockRuntime>,
    "invokeModel"
  > &
    BedrockActions;
  readonly cloudwatch: Service<"@aws-sdk/client-cloudwatch", CloudWatch>;
  readonly cloudwatchlogs: Service<"@aws-sdk/client-cloudwatch-logs", CloudWatchLogs>;
  readonly codebuild: Service<"@aws-sdk/client-codebuild", CodeBuild, CodeBuildJobs>;
  readonly dynamodb: Service<"@aws-sdk/client-dynamodb", DynamoDb>;
  readonly ecs: Service<"@aws-sdk/client-ecs", Ecs, EcsJobs>;
  readonly eks: Service<"@aws-sdk/client-eks", Eks> & EksJobs;
  readonly emrserverless: Service<
    "@aws-sdk/client-emr-serverless",
    EmrServerless,
    EmrServerlessJobs
  >;
  readonly eventbridge: Service<"@aws-sdk/client-eventbridge", EventBridge>;
  readonly events: Service<"@aws-sdk/client-eventbridge", EventBridge>;
  readonly glue: Service<"@aws-sdk/client-glue", Glue, GlueJobs>;
  readonly kms: Service<"@aws-sdk/client-kms", Kms>;
  readonly lambda: Service<"@aws-sdk/client-lambda", Lambda>;
  readonly logs: Service<"@aws-sdk/client-cloudwatch-logs", CloudWatchLogs>;
  readonly rds: Service<"@aws-sdk/client-rds", Rds>;
  readonly redshiftdata: Service<"@aws-sdk/client-redshift-data", RedshiftData>;
  readonly s3: Service<"@aws-sdk/client-s3", S3>;
  readonly secretsmanager: Service<"@aws-sdk/client-secrets-manager", SecretsManager>;
  readonly ses: Service<"@aws-sdk/client-ses", Ses>;
  readonly sesv2: Service<"@aws-sdk/client-sesv2", SesV2>;
  readonly sfn: Service<"@aws-sdk/client-sfn", Sfn>;
  readonly sns: Service<"@aws-sdk/client-sns", Sns>;
  readonly sqs: Service<"@aws-sdk/client-sqs", Sqs>;
  readonly ssm: Service<"@aws-sdk/client-ssm", Ssm>;
  readonly states: Service<"@aws-sdk/client-sfn", Sfn>;
}

/** A job as `.sync` gives it: a member of what describes it. */
type Job<Module, Command extends string, Member extends string> = Answer<
  MemberOf<Module, Command, Member>,
  "api"
>;

/** The first of several jobs that are described together. */
type JobOf<Jobs> = Jobs extends readonly (infer One)[] ? One : unknown;

interface AthenaJobs {
  readonly startQueryExecution: {
    readonly QueryExecution: Job<Athena, "GetQueryExecutionCommand", "QueryExecution">;
  };
}

interface BatchJobs {
  readonly submitJob: JobOf<Job<Batch, "DescribeJobsCommand", "jobs">>;
}

interface CodeBuildJobs {
  readonly startBuild: {
    readonly Build: JobOf<Job<CodeBuild, "BatchGetBuildsCommand", "builds">>;
  };
  readonly startBuildBatch: {
    readonly BuildBatch: JobOf<Job<CodeBuild, "BatchGetBuildBatchesCommand", "buildBatches">>;
  };
}

interface EcsJobs {
  readonly runTask: JobOf<Job<Ecs, "DescribeTasksCommand", "tasks">>;
}

interface EmrServerlessJobs {
  readonly startJobRun: Job<EmrServerless, "GetJobRunCommand", "jobRun">;
}

interface GlueJobs {
  readonly startJobRun: Job<Glue, "GetJobRunCommand", "JobRun">;
}

interface BedrockActions {
  /** Asks a model: `Body` is JSON on both ways. */
  invokeModel<Body = unknown>(
    args: {
      readonly ModelId: string;
      readonly Body?: AwsContent;
      readonly Input?: { readonly S3Uri: string };
      readonly Output?: { readonly S3Uri: string };
      readonly ContentType?: string;
      readonly Accept?: string;
      readonly GuardrailIdentifier?: string;
      readonly GuardrailVersion?: string;
      readonly Trace?: string;
    },
    options?: AwsOptions,
  ): Promise<{ readonly Body: Body; readonly ContentType?: string }>;
}

interface EksJobs {
  readonly runJob: {
    /** Runs a Kubernetes job to its end. The result is the job, and what it wrote where `LogOptions` asks for it. */
    sync(
      args: {
        readonly ClusterName: string;
        readonly CertificateAuthority: string;
        readonly Endpoint: string;
        readonly Namespace?: string;
        readonly Job: object;
        readonly LogOptions?: {
          readonly RetrieveLogs?: boolean;
          readonly RawLogs?: boolean;
          readonly LogParameters?: object;
        };
      },
      options?: AwsOptions,
    ): Promise<unknown>;
  };
}
