import { type JsonObject, type JsonValue, serviceNames } from "../../asl/index.ts";
import type { Integration } from "../integrations/integration.ts";
import type { Permission } from "../integrations/permission.ts";
import { jobPermissions } from "./job-permissions.ts";
import { policyActions } from "./policy-actions.ts";
import { type Arn, constantOf, policyResources } from "./policy-resources.ts";

/** A call of an AWS service by its Resource, without what stands before the service; undefined for what is none that a flow can write. */
export function serviceIntegration(name: string): Integration | undefined {
  const [, sdk, own, action = "", suffix] =
    /^(?:aws-sdk:([\w-]+)|([\w-]+)):(\w+)(?:\.(\w+))?$/.exec(name) ?? [];
  const prefix = sdk === undefined ? own : serviceNames(sdk).policy;
  if (prefix === undefined || (sdk === undefined && !OWN.has(`${own}:${action}`))) return undefined;
  return {
    permissions: (args, { arn }) => [
      ...startPermissions(prefix, action, args, arn),
      ...rolePermissions(args, arn),
      ...(suffix === "sync" ? jobPermissions(`${prefix}:${action}`, args, arn) : []),
    ],
  };
}

/** Integrations of Step Functions' own that flows can write as `aws.…`. */
const OWN: ReadonlySet<string> = new Set([
  "athena:startQueryExecution",
  "batch:submitJob",
  "bedrock:invokeModel",
  "codebuild:startBuild",
  "codebuild:startBuildBatch",
  "ecs:runTask",
  "eks:runJob",
  "emr-serverless:startJobRun",
  "events:putEvents",
  "glue:startJobRun",
  "sns:publish",
  "sqs:sendMessage",
]);

function startPermissions(
  prefix: string,
  action: string,
  args: JsonObject,
  arn: Arn,
): readonly Permission[] {
  const name = `${prefix}:${action}`;
  // Kubernetes itself says who may run a job.
  if (name === "eks:runJob") return [];
  const own = policyActions(prefix, action).map((each) => ({
    actions: [each],
    resources: policyResources(each, args, arn),
  }));
  return [...own, ...(MORE.get(name)?.(args, arn) ?? [])];
}

type More = (args: JsonObject, arn: Arn) => readonly Permission[];

/** What else a service does with the caller's permissions. */
const MORE: ReadonlyMap<string, More> = new Map<string, More>([
  ["athena:startQueryExecution", athenaPermissions],
  ["ecs:runTask", taskRoles],
  [
    "bedrock:invokeModel",
    ({ Input, Output }, arn) => [
      ...objectPermissions("s3:GetObject", Input, arn),
      ...objectPermissions("s3:PutObject", Output, arn),
    ],
  ],
]);

/** The roles of an existing task definition are not known here. */
function taskRoles(_: JsonObject, arn: Arn): readonly Permission[] {
  return [
    {
      actions: ["iam:PassRole"],
      resources: [arn("iam", "role/*", "no region")],
      conditions: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    },
  ];
}

/** A query reads its tables, from the catalog and from S3, and writes its result, as whoever asks. */
function athenaPermissions(_: JsonObject, arn: Arn): readonly Permission[] {
  return [
    { actions: ["athena:GetDataCatalog"], resources: [arn("athena", "datacatalog/*")] },
    {
      actions: [
        "s3:AbortMultipartUpload",
        "s3:GetBucketLocation",
        "s3:GetObject",
        "s3:ListBucket",
        "s3:ListBucketMultipartUploads",
        "s3:ListMultipartUploadParts",
        "s3:PutObject",
      ],
      resources: [arn("s3", "*", "no region")],
    },
    {
      actions: [
        "glue:GetDatabase",
        "glue:GetDatabases",
        "glue:GetPartition",
        "glue:GetPartitions",
        "glue:BatchGetPartition",
        "glue:GetTable",
        "glue:GetTables",
        "glue:CreateTable",
        "glue:UpdateTable",
        "glue:DeleteTable",
        "glue:BatchCreatePartition",
      ],
      resources: ["catalog", "database/*", "table/*", "userDefinedFunction/*"].map((each) =>
        arn("glue", each),
      ),
    },
    // It knows no resources.
    { actions: ["lakeformation:GetDataAccess"], resources: ["*"] },
  ];
}

function objectPermissions(
  action: string,
  place: JsonValue | undefined,
  arn: Arn,
): readonly Permission[] {
  const given = typeof place === "object" && place !== null && "S3Uri" in place ? place : undefined;
  const uri = constantOf(given?.["S3Uri"]);
  if (uri === undefined) return [];
  const path = uri.replace(/^s3:\/\//, "");
  return [{ actions: [action], resources: [arn("s3", path, "no region")] }];
}

/** A role that is handed to a service must be one that may be handed on. */
function rolePermissions(args: JsonObject, arn: Arn): readonly Permission[] {
  const roles = rolesIn(args).map((role) =>
    role.startsWith("arn:") ? role : arn("iam", "role/*", "no region"),
  );
  return roles.length === 0 ? [] : [{ actions: ["iam:PassRole"], resources: [...new Set(roles)] }];
}

function rolesIn(value: JsonValue): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(rolesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    /RoleArn$/.test(key) ? (constantOf(child) ?? []) : rolesIn(child),
  );
}
