/** What a Task's Resource names. */
export type ParsedResource =
  | { readonly kind: "lambdaFunction" }
  | { readonly kind: "activity" }
  | {
      readonly kind: "integration";
      /** As in history events: "lambda", "ecs", "aws-sdk:dynamodb". */
      readonly resourceType: string;
      /** As in history events: "invoke", "runTask.sync". */
      readonly resource: string;
      /** `resource` without its pattern: "runTask". */
      readonly action: string;
      readonly pattern: IntegrationPattern;
    };

export type IntegrationPattern = "requestResponse" | "sync" | "sync:2" | "waitForTaskToken";

const integrationArn = /^arn:[^:]+:states:[^:]*:[^:]*:(aws-sdk:[^:]+|[^:]+):(.+)$/;

/**
 * Reads a Resource ARN: `arn:aws:states:::ecs:runTask.sync` is the integration `ecs`, action `runTask`,
 * pattern `sync`.
 */
export function parseResource(arn: string): ParsedResource {
  const [, resourceType, resource] = integrationArn.exec(arn) ?? [];
  if (resourceType === undefined || resource === undefined) return { kind: "lambdaFunction" };
  if (resourceType === "activity") return { kind: "activity" };
  const [action = "", suffix] = resource.split(".");
  return { kind: "integration", resourceType, resource, action, pattern: patternOf(suffix) };
}

function patternOf(suffix: string | undefined): IntegrationPattern {
  return suffix === "sync" || suffix === "sync:2" || suffix === "waitForTaskToken"
    ? suffix
    : "requestResponse";
}
