import { Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { type CfnFunction, LayerVersion } from "aws-cdk-lib/aws-lambda";
import { allow } from "../allow.ts";
import type { FunctionTask } from "../function-task.ts";
import { secretArns } from "../secret-arns.ts";
import type { DatadogSettings } from "./datadog-settings.ts";
import type { UnifiedTags } from "./unified-tags.ts";

/** Gives a task's function the names it has in Datadog, and the layers that send what it does. */
export function instrumentFunction(
  task: FunctionTask,
  settings: DatadogSettings,
  { env, service, version }: UnifiedTags,
): void {
  const { function: made } = task;
  setAll(task, { DD_ENV: env, DD_SERVICE: service, DD_VERSION: version });
  if (settings.lambda !== "extension") return;
  const resource = made.node.defaultChild as CfnFunction;
  // Its architecture is in the extension's name; the other layer is plain JavaScript with prebuilt parts for both.
  const isArm = resource.architectures?.includes("arm64");
  const layers = {
    DatadogExtension: layerArn(
      task,
      isArm ? "Datadog-Extension-ARM" : "Datadog-Extension",
      settings.layers.extension,
    ),
    DatadogNode: layerArn(task, "Datadog-Node24-x", settings.layers.node),
  };
  made.addLayers(
    ...Object.entries(layers).map(([id, arn]) => LayerVersion.fromLayerVersionArn(task, id, arn)),
  );
  const { arn, resources } = secretArns(Stack.of(task), settings.apiKeySecret);
  setAll(task, {
    DD_SITE: settings.site,
    DD_API_KEY_SECRET_ARN: arn,
    DD_LAMBDA_HANDLER: String(resource.handler),
    DD_TRACE_ENABLED: "true",
    DD_SERVERLESS_LOGS_ENABLED: "true",
  });
  resource.handler = HANDLER;
  allow(
    task.role,
    new PolicyStatement({ actions: ["secretsmanager:GetSecretValue"], resources: [...resources] }),
  );
}

/** Of Datadog's library: starts its tracer, then loads what `DD_LAMBDA_HANDLER` names, which may be an ES module. */
const HANDLER = "/opt/nodejs/node_modules/datadog-lambda-js/handler.handler";

/** @see https://docs.datadoghq.com/serverless/libraries_integrations/extension/ */
function layerArn(task: FunctionTask, name: string, version: number): string {
  const { partition, region } = Stack.of(task);
  const account = region.startsWith("us-gov-") ? "002406178527" : "464622532012";
  return `arn:${partition}:lambda:${region}:${account}:layer:${name}:${version}`;
}

function setAll(task: FunctionTask, variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) {
    // What a task declares itself stands.
    if (!Object.hasOwn(task.declaredEnvironment, name)) task.function.addEnvironment(name, value);
  }
}
