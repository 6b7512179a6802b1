/** A service whose jobs `.sync` waits for, in its own words. */
export interface JobService {
  /** After `arn:aws:states:::`. */
  readonly call: string;
  /** Of its endpoint's variable. */
  readonly variable: string;
  readonly given: object;
  /** The requests in the service's own protocol: an operation's header, or a path. */
  readonly start: string;
  readonly look: string;
  readonly stop: string;
  /** What the service must have been asked. */
  readonly asked: { readonly start: object; readonly look: object; readonly stop: object };
  readonly answer: object;
  /** What a look answers, of a job in this state. */
  readonly job: (state: string) => object;
  readonly words: {
    readonly running: string;
    readonly succeeded: string;
    readonly failed: readonly string[];
  };
  /** The task's result, or its failure's cause. */
  readonly result: (state: string) => object;
  /** How a refusal that the service's model names is told, and one that it doesn't. */
  readonly known: { readonly code: string; readonly error: string };
  readonly other: { readonly error: string; readonly service: string };
}

const epoch = 1_700_000_000;
const build = { id: "b:1", arn: "arn:build", startTime: epoch, projectName: "p" };
const buildResult = { Id: "b:1", Arn: "arn:build", StartTime: epoch * 1000, ProjectName: "p" };
const buildWords = {
  running: "IN_PROGRESS",
  succeeded: "SUCCEEDED",
  failed: ["FAILED", "FAULT", "TIMED_OUT", "STOPPED"],
};
const codebuild = {
  variable: "CODEBUILD",
  given: {
    ProjectName: "p",
    EnvironmentVariablesOverride: [{ Name: "A", Value: "1", Type: "PLAINTEXT" }],
  },
  words: buildWords,
  known: { code: "ResourceNotFoundException", error: "CodeBuild.ResourceNotFoundException" },
  other: { error: "CodeBuild.AWSCodeBuildException", service: "AWSCodeBuild" },
};

export const glue: JobService = {
  call: "glue:startJobRun.sync",
  variable: "GLUE",
  given: { JobName: "n", Arguments: { "--day": "monday" }, NumberOfWorkers: 2 },
  ...{ start: "StartJobRun", look: "GetJobRun", stop: "BatchStopJobRun" },
  asked: {
    start: { JobName: "n", Arguments: { "--day": "monday" }, NumberOfWorkers: 2 },
    look: { JobName: "n", RunId: "jr_1" },
    stop: { JobName: "n", JobRunIds: ["jr_1"] },
  },
  answer: { JobRunId: "jr_1" },
  job: (JobRunState) => ({
    JobRun: { Id: "jr_1", JobRunState, StartedOn: epoch, ErrorMessage: "why" },
  }),
  words: {
    running: "RUNNING",
    succeeded: "SUCCEEDED",
    failed: ["FAILED", "STOPPED", "TIMEOUT", "ERROR", "EXPIRED"],
  },
  result: (JobRunState) => ({
    ...{ Id: "jr_1", JobRunState, StartedOn: epoch * 1000, ErrorMessage: "why" },
  }),
  known: { code: "EntityNotFoundException", error: "Glue.EntityNotFoundException" },
  other: { error: "Glue.AWSGlueException", service: "AWSGlue" },
};

export const jobServices: Readonly<Record<string, JobService>> = {
  Batch: {
    call: "batch:submitJob.sync",
    variable: "BATCH",
    given: {
      JobName: "n",
      JobQueue: "q",
      JobDefinition: "d",
      Parameters: { camelCase: "kept" },
      ContainerOverrides: { Environment: [{ Name: "A", Value: "1" }], Vcpus: 1 },
      Timeout: { AttemptDurationSeconds: 60 },
    },
    ...{ start: "/v1/submitjob", look: "/v1/describejobs", stop: "/v1/terminatejob" },
    asked: {
      start: {
        jobName: "n",
        jobQueue: "q",
        jobDefinition: "d",
        parameters: { camelCase: "kept" },
        containerOverrides: {
          environment: [
            { name: "A", value: "1" },
            { name: "MANAGED_BY_AWS", value: "STARTED_BY_STEP_FUNCTIONS" },
          ],
          vcpus: 1,
        },
        timeout: { attemptDurationSeconds: 60 },
      },
      look: { jobs: ["j"] },
      stop: { jobId: "j", reason: "Aborted by Step Functions" },
    },
    answer: { jobArn: "arn:j", jobId: "j", jobName: "n" },
    job: (status) => ({
      jobs: [
        { jobId: "j", jobName: "n", status, startedAt: epoch * 1000, container: { exitCode: 3 } },
      ],
    }),
    words: { running: "RUNNABLE", succeeded: "SUCCEEDED", failed: ["FAILED"] },
    result: (Status) => ({
      ...{ JobId: "j", JobName: "n", Status, StartedAt: epoch * 1000 },
      Container: { ExitCode: 3 },
    }),
    known: { code: "ClientException", error: "Batch.ClientException" },
    other: { error: "Batch.AWSBatchException", service: "AWSBatch" },
  },
  Glue: glue,
  Athena: {
    call: "athena:startQueryExecution.sync",
    variable: "ATHENA",
    given: { QueryString: "SELECT 1", WorkGroup: "primary" },
    ...{ start: "StartQueryExecution", look: "GetQueryExecution", stop: "StopQueryExecution" },
    asked: {
      start: { QueryString: "SELECT 1", WorkGroup: "primary" },
      look: { QueryExecutionId: "q1" },
      stop: { QueryExecutionId: "q1" },
    },
    answer: { QueryExecutionId: "q1" },
    job: (State) => ({
      QueryExecution: {
        QueryExecutionId: "q1",
        Status: { State, SubmissionDateTime: epoch, StateChangeReason: "why" },
        Statistics: { DataScannedInBytes: 7 },
      },
    }),
    words: { running: "QUEUED", succeeded: "SUCCEEDED", failed: ["FAILED", "CANCELLED"] },
    result: (State) => ({
      QueryExecution: {
        QueryExecutionId: "q1",
        Status: { State, SubmissionDateTime: epoch * 1000, StateChangeReason: "why" },
        Statistics: { DataScannedInBytes: 7 },
      },
    }),
    known: { code: "InvalidRequestException", error: "Athena.InvalidRequestException" },
    other: { error: "Athena.AmazonAthenaException", service: "AmazonAthena" },
  },
  CodeBuild: {
    ...codebuild,
    call: "codebuild:startBuild.sync",
    ...{ start: "StartBuild", look: "BatchGetBuilds", stop: "StopBuild" },
    asked: {
      start: {
        projectName: "p",
        environmentVariablesOverride: [{ name: "A", value: "1", type: "PLAINTEXT" }],
      },
      look: { ids: ["b:1"] },
      stop: { id: "b:1" },
    },
    answer: { build },
    job: (buildStatus) => ({ builds: [{ ...build, buildStatus }], buildsNotFound: [] }),
    result: (BuildStatus) => ({ Build: { ...buildResult, BuildStatus } }),
  },
  "a batch of CodeBuild": {
    ...codebuild,
    call: "codebuild:startBuildBatch.sync",
    ...{ start: "StartBuildBatch", look: "BatchGetBuildBatches", stop: "StopBuildBatch" },
    asked: {
      start: { projectName: "p" },
      look: { ids: ["b:1"] },
      stop: { id: "b:1" },
    },
    answer: { buildBatch: build },
    job: (buildBatchStatus) => ({ buildBatches: [{ ...build, buildBatchStatus }] }),
    result: (BuildBatchStatus) => ({ BuildBatch: { ...buildResult, BuildBatchStatus } }),
  },
};
