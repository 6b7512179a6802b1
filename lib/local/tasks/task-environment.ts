import { account } from "../arns.ts";

export interface TaskEnvironmentOptions {
  /** Of this service, for a task that answers its own token. */
  readonly endpoint: string;
  /** Leaves the user's own AWS credentials and endpoints in place. */
  readonly allowAws: boolean;
  /** The environment of the service itself. */
  readonly inherited: NodeJS.ProcessEnv;
}

/**
 * The environment of a task's process: what the user's shell has, this service as Step Functions, and nothing that
 * would let it reach real AWS by accident.
 */
export function taskEnvironment(
  own: Readonly<Record<string, string>>,
  { endpoint, allowAws, inherited }: TaskEnvironmentOptions,
): Record<string, string> {
  const kept = Object.entries(inherited).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !dropped.has(entry[0]) && (allowAws || !isAwsIdentity(entry[0])),
  );
  return {
    ...Object.fromEntries(kept),
    ...(allowAws ? {} : noIdentity),
    AWS_ENDPOINT_URL_SFN: endpoint,
    ...(allowAws ? {} : embeddedEndpoints(endpoint, new Set(kept.map(([name]) => name)))),
    ...own,
  };
}

/** Of the service's own process: how Node was started is not the task's business. */
const dropped = new Set(["NODE_OPTIONS", "NODE_CHANNEL_FD", "NODE_UNIQUE_ID"]);

/** The user's own services come before the embedded ones. */
function embeddedEndpoints(endpoint: string, given: ReadonlySet<string>): Record<string, string> {
  if (given.has("AWS_ENDPOINT_URL")) return {};
  const missing = EMBEDDED.map((service) => `AWS_ENDPOINT_URL_${service}`).filter(
    (name) => !given.has(name),
  );
  return Object.fromEntries(missing.map((name) => [name, endpoint]));
}

const EMBEDDED = ["DYNAMODB", "S3", "EVENTBRIDGE"] as const;

const noIdentity = {
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  AWS_REGION: account.region,
  AWS_DEFAULT_REGION: account.region,
  AWS_EC2_METADATA_DISABLED: "true",
} as const;

function isAwsIdentity(name: string): boolean {
  return name.startsWith("AWS_") && !name.startsWith("AWS_ENDPOINT_URL");
}
