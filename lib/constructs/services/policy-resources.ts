import type { JsonObject, JsonValue } from "../../asl/index.ts";

/** Makes an ARN; region and account are those of the stack unless `nowhere` says that the service's ARNs have none. */
export type Arn = (
  service: string,
  resource: string,
  nowhere?: "no account" | "no region",
) => string;

/** What a policy lets an action touch: what constant arguments name, all of its kind where they are computed, and `*` where nothing is known. */
export function policyResources(action: string, args: JsonObject, arn: Arn): readonly string[] {
  const [prefix = ""] = action.split(":");
  const narrowed = NARROWED.get(prefix)?.(args, arn, action) ?? [];
  return narrowed.length > 0 ? narrowed : ["*"];
}

type Narrow = (args: JsonObject, arn: Arn, action: string) => readonly string[];

/** The argument as text, if the code says it; `*` where a run does. */
export function constantOf(value: JsonValue | undefined): string | undefined {
  if (typeof value !== "string") return undefined;
  return value.startsWith("{%") ? "*" : value;
}

/** By a name, which may be a whole ARN too. */
function byName(
  argument: string,
  make: (name: string, arn: Arn) => readonly string[],
  missing: readonly string[] = [],
): Narrow {
  return (args, arn) => {
    const name = constantOf(args[argument]);
    if (name === undefined) return missing;
    return name.startsWith("arn:") ? [name] : make(name, arn);
  };
}

const anyOf =
  (...narrows: readonly Narrow[]): Narrow =>
  (args, arn, action) =>
    narrows.flatMap((narrow) => narrow(args, arn, action));

const NARROWED: ReadonlyMap<string, Narrow> = new Map<string, Narrow>([
  ["athena", (args, arn) => [arn("athena", `workgroup/${constantOf(args["WorkGroup"]) ?? "*"}`)]],
  [
    "batch",
    anyOf(
      byName("JobQueue", (name, arn) => [arn("batch", `job-queue/${name}`)]),
      byName("JobDefinition", (name, arn) => [
        arn("batch", `job-definition/${name.split(":")[0]}:*`),
      ]),
    ),
  ],
  ["bedrock", byName("ModelId", models)],
  ["codebuild", byName("ProjectName", (name, arn) => [arn("codebuild", `project/${name}`)])],
  ["dynamodb", tables],
  [
    "ecs",
    byName("TaskDefinition", (name, arn) => [
      arn("ecs", `task-definition/${name.includes(":") || name === "*" ? name : `${name}:*`}`),
    ]),
  ],
  [
    "emr-serverless",
    byName("ApplicationId", (name, arn) => [
      arn("emr-serverless", `/applications/${name}`),
      arn("emr-serverless", `/applications/${name}/jobruns/*`),
    ]),
  ],
  ["events", buses],
  ["glue", byName("JobName", (name, arn) => [arn("glue", `job/${name}`)])],
  [
    "lambda",
    byName("FunctionName", (name, arn) => [
      arn("lambda", `function:${name}`),
      ...(name === "*" ? [] : [arn("lambda", `function:${name}:*`)]),
    ]),
  ],
  ["logs", byName("LogGroupName", (name, arn) => [arn("logs", `log-group:${name}:*`)])],
  ["rds", byName("DbInstanceIdentifier", (name, arn) => [arn("rds", `db:${name}`)])],
  ["s3", objects],
  [
    "secretsmanager",
    byName("SecretId", (name, arn) => [
      arn("secretsmanager", `secret:${name === "*" ? name : `${name}-??????`}`),
    ]),
  ],
  ["sns", anyOf(byName("TopicArn", topics), byName("TargetArn", topics))],
  ["sqs", byName("QueueUrl", queues)],
  ["ssm", byName("Name", (name, arn) => [arn("ssm", `parameter/${name.replace(/^\//, "")}`)])],
  [
    "states",
    anyOf(
      byName("StateMachineArn", () => []),
      byName("ExecutionArn", () => []),
    ),
  ],
]);

/** An inference profile asks the model of the same name in any of its regions. */
function models(name: string, arn: Arn): readonly string[] {
  const model = arn("bedrock", `foundation-model/${name}`, "no account");
  const [, family] = /^(?:us|eu|apac|global|jp|au)\.(.+)$/.exec(name) ?? [];
  if (name === "*") return [model, arn("bedrock", "inference-profile/*")];
  if (family === undefined) return [model];
  const anywhere = arn("bedrock", `foundation-model/${family}`, "no account").split(":");
  anywhere[3] = "*";
  return [arn("bedrock", `inference-profile/${name}`), anywhere.join(":")];
}

/** Tables at any depth: a transaction names several. */
function tables(args: JsonObject, arn: Arn, action: string): readonly string[] {
  const reads = action === "dynamodb:Query" || action === "dynamodb:Scan";
  const named = [...namesIn(args, "TableName"), ...Object.keys(objectOf(args["RequestItems"]))];
  return [...new Set(named)].flatMap((name) => {
    const table = name.startsWith("arn:") ? name : arn("dynamodb", `table/${name}`);
    return reads ? [table, `${table}/index/*`] : [table];
  });
}

function buses(args: JsonObject, arn: Arn): readonly string[] {
  const { Entries } = args;
  if (!Array.isArray(Entries)) return Entries === undefined ? [] : [arn("events", "event-bus/*")];
  const named = Entries.map((entry) => {
    const given = constantOf(objectOf(entry)["EventBusName"]);
    const isText = typeof entry === "string";
    return given ?? (isText ? "*" : "default");
  });
  return [...new Set(named)].map((name) =>
    name.startsWith("arn:") ? name : arn("events", `event-bus/${name}`),
  );
}

function topics(_: string, arn: Arn): readonly string[] {
  return [arn("sns", "*")];
}

/** `https://sqs.eu-west-1.amazonaws.com/111122223333/reports` */
function queues(url: string, arn: Arn): readonly string[] {
  const [, region, account, name] =
    /^https:\/\/sqs\.([\w-]+)\.[\w.]+\/(\d{12})\/([\w.-]+)$/.exec(url) ?? [];
  if (region === undefined || account === undefined || name === undefined) return [arn("sqs", "*")];
  const parts = arn("sqs", name).split(":");
  return [[...parts.slice(0, 3), region, account, name].join(":")];
}

/** An object's permissions are about its key, the others about its bucket. */
function objects(args: JsonObject, arn: Arn, action: string): readonly string[] {
  const of = (path: string): string => arn("s3", path, "no region");
  const source = constantOf(args["CopySource"]);
  if (source !== undefined && action === "s3:GetObject")
    return [of(source.replace(/^\/|\?.*$/g, ""))];
  const bucket = constantOf(args["Bucket"]);
  if (bucket === undefined) return [];
  if (!/Object|MultipartUploadParts|AbortMultipartUpload/.test(action)) return [of(bucket)];
  return [of(`${bucket}/${constantOf(args["Key"]) ?? "*"}`)];
}

function namesIn(value: JsonValue | undefined, member: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => namesIn(item, member));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === member ? (constantOf(child) ?? []) : namesIn(child, member),
  );
}

function objectOf(value: JsonValue | undefined): JsonObject {
  const isObject = typeof value === "object" && value !== null && !isArray(value);
  return isObject ? value : {};
}

const isArray = (value: object): value is readonly JsonValue[] => Array.isArray(value);
