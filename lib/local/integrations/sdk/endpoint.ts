import { notServed } from "../task-failure.ts";

/** Where a service's requests go. */
export type Endpoint =
  | { readonly kind: "at"; readonly url: string }
  /** AWS itself, with the user's own credentials. */
  | { readonly kind: "aws" };

export interface EndpointOptions {
  /** Of this service. */
  readonly own: string;
  readonly allowAws: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Where requests of a service go: Step Functions is this service; what the SDK's standard variables name comes first for all others; DynamoDB, S3 and EventBridge are embedded.
 *
 * @param serviceId of the service's model: `Secrets Manager`
 * @throws TaskFailure that names the variable to set
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function endpointOf(
  serviceId: string,
  { own, allowAws, environment }: EndpointOptions,
): Endpoint {
  if (serviceId === "SFN") return { kind: "at", url: own };
  const variable = endpointVariable(serviceId);
  const url = environment[variable] || environment[anyService];
  if (url && !allowAws && isAws(url))
    throw notServed(`${url} is AWS itself: nothing here calls it unless --allow-aws is given.`);
  if (url) return { kind: "at", url };
  if (allowAws) return { kind: "aws" };
  if (embedded.has(serviceId)) return { kind: "at", url: own };
  throw notServed(
    `There is no ${serviceId} on this machine: set ${variable} (or ${anyService}) to where one is, such as http://localhost:4566, or allow calls to AWS with --allow-aws.`,
  );
}

/** Whether there is somewhere to call a service. */
export function isReachable(serviceId: string, options: EndpointOptions): boolean {
  try {
    endpointOf(serviceId, options);
    return true;
  } catch {
    return false;
  }
}

const embedded = new Set(["DynamoDB", "S3", "EventBridge"]);

/** The variable of one service: `AWS_ENDPOINT_URL_SECRETS_MANAGER`. */
const endpointVariable = (serviceId: string): string =>
  `${anyService}_${serviceId.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_")}`;

/** Whether a URL is one of AWS's own. */
export function isAws(url: string): boolean {
  return URL.canParse(url) && /(^|\.)(amazonaws\.com(\.cn)?|on\.aws)$/.test(new URL(url).hostname);
}

const anyService = "AWS_ENDPOINT_URL";
