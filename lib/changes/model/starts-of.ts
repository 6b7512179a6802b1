import { type JsonObject, type JsonValue, parseJsonText } from "../../asl/index.ts";
import { isJsonObject } from "../template/is-json-object.ts";
import { listOf } from "../template/list-of.ts";
import type { PlacedResource } from "../template/placed-resource.ts";
import { textOf } from "../template/text-of.ts";
import { valueAt } from "../template/value-at.ts";
import { cronText } from "./cron-text.ts";
import type { FlowStart } from "./deployed-project.ts";
import { eventText } from "./event-text.ts";
import { knownSettings } from "./known-settings.ts";
import type { Owned } from "./owned.ts";
import type { ResourceIndex } from "./resource-index.ts";
import { roleOf } from "./role-of.ts";
import { startsPerMonth } from "./starts-per-month.ts";

/** The schedules and rules that start the state machine with an ARN, or an alias of it; a schedule may do it through the environment's own machine that starts flows. */
export function startsOf(machineArn: string, index: ResourceIndex): readonly Owned<FlowStart>[] {
  const starts = (target: JsonValue | undefined): boolean => {
    const arn = textOf(target);
    return arn === machineArn || arn.startsWith(`${machineArn}:`);
  };
  const schedules = index
    .ofType("AWS::Scheduler::Schedule")
    .filter(({ properties }) => {
      const target = valueAt(properties, "Target");
      return starts(requestIn(target)?.["flow"] ?? valueAt(target, "Arn"));
    })
    .map((resource) => owned(resource, valueAt(resource.properties, "Target"), index));
  const rules = index.ofType("AWS::Events::Rule").flatMap((resource) => {
    const target = listOf(resource.properties["Targets"]).find((one) =>
      starts(valueAt(one, "Arn")),
    );
    return target === undefined ? [] : [owned(resource, target, index)];
  });
  return [...schedules, ...rules];
}

function owned(
  resource: PlacedResource,
  target: JsonValue | undefined,
  index: ResourceIndex,
): Owned<FlowStart> {
  const name = resource.name ?? resource.path.at(-1) ?? "";
  const role = roleOf(valueAt(target, "RoleArn"), index);
  return {
    name,
    part: startOf(resource.properties, target, index.prefix),
    resources: [resource, ...role.resources],
  };
}

function startOf(properties: JsonObject, target: JsonValue | undefined, prefix: string): FlowStart {
  const expression = textOf(properties["ScheduleExpression"]);
  const zone = textOf(properties["ScheduleExpressionTimezone"]);
  const monthly = startsPerMonth(expression);
  const window = textOf(valueAt(properties, "FlexibleTimeWindow.MaximumWindowInMinutes"));
  return {
    kind: expression === "" ? "event" : "schedule",
    when:
      expression === ""
        ? eventText(properties["EventPattern"], prefix)
        : whenText(expression, zone),
    enabled: properties["State"] !== "DISABLED",
    settings: knownSettings({
      params: paramsText(target),
      input: textOf(valueAt(target, "InputTransformer.InputTemplate")),
      window: window === "" ? "" : `${window} min`,
      start: textOf(properties["StartDate"]),
      end: textOf(properties["EndDate"]),
      retries: textOf(valueAt(target, "RetryPolicy.MaximumRetryAttempts")),
    }),
    ...(monthly === undefined ? {} : { monthly }),
  };
}

/** A rate counts from its deploy, in whichever zone. */
function whenText(expression: string, zone: string): string {
  const rate = /^rate\((.*)\)$/.exec(expression)?.[1];
  if (rate !== undefined) return `every ${rate.replace(/^1 /, "")}`;
  return `${cronText(expression)}${zone === "" ? "" : ` ${zone}`}`;
}

/** The planned time is nagare's own, and always there. */
function paramsText(target: JsonValue | undefined): string {
  const input = textOf(requestIn(target)?.["input"] ?? valueAt(target, "Input"));
  const parsed = jsonIn(input);
  if (parsed === undefined) return input;
  const { nagare: _, ...params } = parsed;
  return Object.keys(params).length === 0 ? "" : JSON.stringify(params);
}

/** What a schedule asks of the machine that starts flows. */
function requestIn(target: JsonValue | undefined): JsonObject | undefined {
  const request = jsonIn(textOf(valueAt(target, "Input")));
  return typeof request?.["flow"] === "string" && typeof request["input"] === "string"
    ? request
    : undefined;
}

function jsonIn(text: string): JsonObject | undefined {
  const parsed = parseJsonText(text);
  return parsed.ok && isJsonObject(parsed.value) ? parsed.value : undefined;
}
