import type { JsonObject } from "../../asl/index.ts";
import type { CompiledFlow, CompiledTrigger } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import type { TriggerRule } from "../flow-triggers.ts";
import type { ResourceNames } from "../resource-names.ts";

/** A flow's triggers in one environment. */
export interface EnvironmentTriggers {
  readonly enabled: boolean;
  readonly rules: readonly TriggerRule[];
}

/** As rules of EventBridge, with the names that bucket, bus and state machines have there. */
export function triggersOf(
  { name, triggers }: CompiledFlow,
  environment: Environment,
  names: Pick<ResourceNames, "rule">,
  stateMachineArn: (flow: string) => string,
): EnvironmentTriggers {
  return {
    enabled: triggerStateOf(name, environment) === "on",
    rules: triggers.map((trigger, index) => {
      const bus = busOf(trigger, environment);
      return {
        name: names.rule(name, index),
        pattern: patternOf(trigger, environment, stateMachineArn),
        input: trigger.input,
        ...(bus !== undefined && { bus }),
      };
    }),
  };
}

/** An environment that has all schedules off starts nothing by itself, unless it says so. */
function triggerStateOf(flow: string, { schedules, triggers }: Environment): "on" | "off" {
  const all = triggers ?? (schedules === "off" ? "off" : "on");
  return typeof all === "string" ? all : (all[flow] ?? "on");
}

function busOf(trigger: CompiledTrigger, { buses = {} }: Environment): string | undefined {
  if (trigger.kind !== "event" || trigger.bus === undefined) return undefined;
  return Object.hasOwn(buses, trigger.bus) ? buses[trigger.bus] : trigger.bus;
}

function patternOf(
  trigger: CompiledTrigger,
  { buckets = {} }: Environment,
  stateMachineArn: (flow: string) => string,
): JsonObject {
  const { pattern } = trigger;
  if (trigger.kind === "flow")
    return withDetail(pattern, { stateMachineArn: [stateMachineArn(trigger.flow)] });
  if (trigger.kind === "s3" && Object.hasOwn(buckets, trigger.bucket))
    return withDetail(pattern, { bucket: { name: [buckets[trigger.bucket] ?? trigger.bucket] } });
  return pattern;
}

function withDetail(pattern: JsonObject, more: JsonObject): JsonObject {
  const detail = pattern["detail"];
  const own = typeof detail === "object" && detail !== null ? detail : {};
  return { ...pattern, detail: { ...own, ...more } };
}
