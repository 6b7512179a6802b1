/** What a Task's Resource calls. */
export interface ServiceCall {
  /** Lower case, such as `lambda` or `s3`. */
  readonly service: string;
  readonly action: string;
  readonly pattern: "request" | "sync" | "token";
}

/** Parses a Resource: an integration's ARN, or a function's own ARN (the older form of a Lambda task). */
export function serviceOf(resource: string): ServiceCall {
  const integration = /^arn:[^:]+:states:::(?:aws-sdk:)?([^:]+):([^.]+)(?:\.(.+))?$/.exec(resource);
  if (integration) {
    const [, service = "", action = "", suffix] = integration;
    return { service: service.toLowerCase(), action, pattern: patternOf(suffix) };
  }
  const [, , service = "service", , , ...rest] = resource.split(":");
  return { service, action: rest.at(-1) ?? "", pattern: "request" };
}

function patternOf(suffix: string | undefined): ServiceCall["pattern"] {
  if (suffix === undefined) return "request";
  return suffix.startsWith("waitForTaskToken") ? "token" : "sync";
}
