import { type Stack, Tags } from "aws-cdk-lib";
import type { Environment } from "../../flow/index.ts";
import { ContainerTask } from "../container-task.ts";
import { ForwardLogs } from "../environment/forward-logs.ts";
import { Flow } from "../flow.ts";
import { FunctionTask } from "../function-task.ts";
import type { ResourceNames } from "../resource-names.ts";
import { type DatadogSettings, datadogSettings } from "./datadog-settings.ts";
import { instrumentFunction } from "./instrument-function.ts";
import { addUnifiedTags, unifiedTags } from "./unified-tags.ts";

/** Tags all flows, functions and containers of a stack, and shows them in Datadog where the environment says so. Done last: it looks at what is there. */
export function showInDatadog(
  stack: Stack,
  { names, environment }: { readonly names: ResourceNames; readonly environment: Environment },
): void {
  const settings = datadogSettings(environment);
  const all = stack.node.findAll().filter(isShown);
  for (const made of all) {
    const own = { name: made.node.id, version: made.version };
    const tags = unifiedTags(names.environment, environment, own);
    addUnifiedTags(made, tags);
    if (settings === undefined) continue;
    if (made instanceof FunctionTask) instrumentFunction(made, settings, tags);
    if (made instanceof Flow) traceRuns(made);
  }
  if (settings?.forwarderArn === undefined) return;
  const owners = all.filter((made) => isForwarded(made, settings));
  const destinationArn = settings.forwarderArn;
  new ForwardLogs(stack, "Datadog", { names, destinationArn, owners });
}

type Shown = Flow | FunctionTask | ContainerTask;

function isShown(made: unknown): made is Shown {
  return made instanceof Flow || made instanceof FunctionTask || made instanceof ContainerTask;
}

/** @see https://docs.datadoghq.com/serverless/step_functions/installation/ */
function traceRuns(flow: Flow): void {
  Tags.of(flow.stateMachine).add("DD_TRACE_ENABLED", "true");
  Tags.of(flow.stateMachine).add("DD_ENHANCED_METRICS", "true");
}

/** Whether what CloudWatch has of it is to go on to Datadog: what goes there by itself would be there twice. */
function isForwarded(made: Shown, { lambda, containers }: DatadogSettings): boolean {
  if (made instanceof FunctionTask) return lambda === "forwarder";
  return made instanceof Flow || containers === "awslogs";
}
