import { Tags } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Environment } from "../../flow/index.ts";

/** The three tags by which Datadog puts together what belongs together. */
export interface UnifiedTags {
  readonly env: string;
  readonly service: string;
  readonly version: string;
}

/** What somebody calls itself where the environment doesn't say. */
export interface OwnTags {
  readonly name: string;
  /** Changes with its definition, code or image alone. */
  readonly version: string;
}

/**
 * Of a flow, task or container in an environment.
 *
 * @see https://docs.datadoghq.com/getting_started/tagging/unified_service_tagging/
 */
export function unifiedTags(
  environmentName: string,
  { tags = {}, datadog = {} }: Pick<Environment, "tags" | "datadog">,
  own: OwnTags,
): UnifiedTags {
  return {
    env: tags["env"] ?? environmentName,
    service: datadog.service ?? tags["service"] ?? own.name,
    version: datadog.version ?? tags["version"] ?? own.version,
  };
}

/** Where a tag tells something: costs by service, and what Datadog reads. */
const TAGGED = [
  "AWS::StepFunctions::StateMachine",
  "AWS::Lambda::Function",
  "AWS::ECS::TaskDefinition",
  "AWS::Logs::LogGroup",
];

/** Tags what a construct has made. A log group stays through versions. */
export function addUnifiedTags(scope: Construct, { env, service, version }: UnifiedTags): void {
  const all = { includeResourceTypes: TAGGED };
  Tags.of(scope).add("env", env, all);
  Tags.of(scope).add("service", service, all);
  const types = TAGGED.filter((type) => type !== "AWS::Logs::LogGroup");
  Tags.of(scope).add("version", version, { includeResourceTypes: types });
}
