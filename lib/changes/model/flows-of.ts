import {
  type JsonObject,
  type JsonValue,
  parseJsonText,
  type StateMachine,
} from "../../asl/index.ts";
import { isJsonObject } from "../template/is-json-object.ts";
import type { PlacedResource } from "../template/placed-resource.ts";
import { textOf } from "../template/text-of.ts";
import { valueAt } from "../template/value-at.ts";
import type { DeployedFlow, Settings } from "./deployed-project.ts";
import { knownSettings } from "./known-settings.ts";
import { logGroup } from "./log-group.ts";
import type { Owned } from "./owned.ts";
import { type ResourceIndex, shortName } from "./resource-index.ts";
import { type RoleView, roleOf } from "./role-of.ts";
import { startsOf } from "./starts-of.ts";

/** Every state machine but nagare's own, with what belongs to it. */
export function flowsOf(index: ResourceIndex): readonly Owned<DeployedFlow>[] {
  return index
    .ofType("AWS::StepFunctions::StateMachine")
    .filter(({ name = "" }) => !name.startsWith(`${index.prefix}_`))
    .map((machine) => flowOf(machine, index));
}

function flowOf(machine: PlacedResource, index: ResourceIndex): Owned<DeployedFlow> {
  const { properties, arn } = machine;
  const name = shortName(machine.name ?? machine.path.at(-1) ?? "", index.prefix);
  const definition = definitionOf(machine);
  const role = roleOf(properties["RoleArn"], index);
  const starts = startsOf(arn, index);
  const alarms = index.alarmsOn(arn);
  const logs = logGroup(valueAt(properties, LOG_GROUP), index);
  return {
    name,
    part: {
      settings: { ...settingsOf(properties), ...logs.settings },
      starts: new Map(starts.map((start) => [start.name, start.part])),
      grants: role.grants,
      ...keptRole(role),
      alarms: Object.fromEntries(alarms.map((alarm) => alarmOf(alarm, index))),
      ...(definition === undefined ? {} : { definition }),
    },
    resources: [
      machine,
      ...role.resources,
      ...starts.flatMap(({ resources }) => resources),
      ...alarms,
      ...logs.resources,
      ...versionsOf(arn, index),
    ],
  };
}

function keptRole({ resources }: RoleView): Pick<DeployedFlow, "keptRole"> {
  const [role] = resources;
  return role?.isKept ? { keptRole: role.path.join("/") } : {};
}

const LOG_GROUP = "LoggingConfiguration.Destinations.0.CloudWatchLogsLogGroup.LogGroupArn";

function settingsOf(properties: JsonObject): Settings {
  const level = valueAt(properties, "LoggingConfiguration.Level");
  const data = valueAt(properties, "LoggingConfiguration.IncludeExecutionData") === true;
  return knownSettings({
    type: textOf(properties["StateMachineType"] ?? "STANDARD").toLowerCase(),
    tracing: valueAt(properties, "TracingConfiguration.Enabled") === true ? "on" : "off",
    logs: level === undefined ? "off" : `${textOf(level)}${data ? ", with data" : ""}`,
    key: textOf(valueAt(properties, "EncryptionConfiguration.KmsKeyId")),
  });
}

/** The definition with its substitutions put in, as CloudFormation does. */
function definitionOf({ properties, definition }: PlacedResource): StateMachine | undefined {
  const text = textOf(definition ?? properties["DefinitionString"] ?? properties["Definition"]);
  const values = properties["DefinitionSubstitutions"];
  const known = isJsonObject(values) ? values : {};
  const bound = text.replaceAll(/\$\{(\w+)\}/g, (mark, name: string) =>
    known[name] === undefined ? mark : JSON.stringify(textOf(known[name])).slice(1, -1),
  );
  const parsed = parseJsonText(bound);
  return parsed.ok && isMachine(parsed.value) ? parsed.value : undefined;
}

/** AWS has checked a deployed definition, and the compiler one of a synthesis. */
function isMachine(value: JsonValue): value is JsonValue & StateMachine {
  return isJsonObject(value) && isJsonObject(value["States"]);
}

/** A change of the definition publishes these by itself. */
function versionsOf(arn: string, index: ResourceIndex): readonly PlacedResource[] {
  return ["Version", "Alias"]
    .flatMap((kind) => index.ofType(`AWS::StepFunctions::StateMachine${kind}`))
    .filter(({ properties }) => properties["StateMachineArn"] === arn);
}

function alarmOf(alarm: PlacedResource, index: ResourceIndex): readonly [string, string] {
  const { AlarmName: name, Tags: _, ...properties } = alarm.properties;
  return [shortName(textOf(name), index.prefix), JSON.stringify(properties)];
}
