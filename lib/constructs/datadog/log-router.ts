import type { Stack } from "aws-cdk-lib";
import {
  ContainerImage,
  FirelensLogRouterType,
  type LogDriver,
  LogDrivers,
  type TaskDefinition,
} from "aws-cdk-lib/aws-ecs";
import { injectedSecret } from "../container-secrets.ts";
import type { DatadogSettings } from "./datadog-settings.ts";
import type { UnifiedTags } from "./unified-tags.ts";

/** Where a container's lines go by FireLens. {@link addLogRouter} makes what takes them there. */
export function toDatadog(
  stack: Stack,
  { site, apiKeySecret }: DatadogSettings,
  { env, service, version }: UnifiedTags,
): LogDriver {
  return LogDrivers.firelens({
    options: {
      Name: "datadog",
      Host: `http-intake.logs.${site}`,
      TLS: "on",
      compress: "gzip",
      provider: "ecs",
      dd_service: service,
      dd_source: "nagare",
      dd_message_key: "log",
      dd_tags: `env:${env},version:${version}`,
      retry_limit: "2",
    },
    secretOptions: { apikey: injectedSecret(stack, apiKeySecret) },
  });
}

/**
 * FireLens: a container beside the run's own, with a log in CloudWatch for what it says itself. It is not essential: ECS would stop a run's container when only its log is lost.
 *
 * @see https://docs.fluentbit.io/manual/pipeline/outputs/datadog
 */
export function addLogRouter(definition: TaskDefinition, logging: LogDriver): void {
  definition.addFirelensLogRouter("log-router", {
    containerName: "log-router",
    image: ContainerImage.fromRegistry(
      "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable",
    ),
    essential: false,
    memoryReservationMiB: 50,
    firelensConfig: {
      type: FirelensLogRouterType.FLUENTBIT,
      options: { enableECSLogMetadata: true },
    },
    logging,
  });
}
