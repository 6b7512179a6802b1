import type { JsonObject, JsonValue } from "../../asl/index.ts";
import { isJsonObject } from "../template/is-json-object.ts";
import { listOf } from "../template/list-of.ts";
import type { PlacedResource } from "../template/placed-resource.ts";
import { textOf } from "../template/text-of.ts";
import { valueAt } from "../template/value-at.ts";
import type { DeployedTask, Settings } from "./deployed-project.ts";
import { knownSettings } from "./known-settings.ts";
import { logGroup } from "./log-group.ts";
import type { Owned } from "./owned.ts";
import { type ResourceIndex, shortName } from "./resource-index.ts";
import { roleOf } from "./role-of.ts";
import { secondsText } from "./seconds-text.ts";

/** Every Lambda function. */
export function functionsOf(index: ResourceIndex): readonly Owned<DeployedTask>[] {
  return index.ofType("AWS::Lambda::Function").map((resource) => {
    const { properties } = resource;
    const role = roleOf(properties["Role"], index);
    const logs = logGroup(valueAt(properties, "LoggingConfig.LogGroup"), index);
    const variables = valueAt(properties, "Environment.Variables");
    return {
      name: nameOf(resource, index),
      part: {
        settings: { ...functionSettings(properties), ...logs.settings },
        hidden: {
          code: textOf(properties["Code"]),
          ...variablesOf(isJsonObject(variables) ? Object.entries(variables) : []),
        },
        grants: role.grants,
      },
      resources: [resource, ...role.resources, ...logs.resources],
    };
  });
}

function functionSettings(properties: JsonObject): Settings {
  const said = (path: string): string => textOf(valueAt(properties, path));
  return knownSettings({
    memory: `${said("MemorySize") || "128"} MB`,
    timeout: secondsText(Number(said("Timeout") || 3)),
    runtime: said("Runtime"),
    processor: said("Architectures.0"),
    disk: measured(said("EphemeralStorage.Size"), "MB"),
    "reserved concurrency": said("ReservedConcurrentExecutions"),
    layers: listed(properties["Layers"]),
    subnets: listed(valueAt(properties, "VpcConfig.SubnetIds")),
    "security groups": listed(valueAt(properties, "VpcConfig.SecurityGroupIds")),
    key: said("KmsKeyArn"),
  });
}

/** Every task definition, by its family. */
export function containersOf(index: ResourceIndex): readonly Owned<DeployedTask>[] {
  return index.ofType("AWS::ECS::TaskDefinition").map((resource) => {
    const { properties } = resource;
    const roles = ["TaskRoleArn", "ExecutionRoleArn"].map((role) =>
      roleOf(properties[role], index),
    );
    const all = listOf(properties["ContainerDefinitions"]);
    const logs = all.map((one) =>
      logGroup(valueAt(one, "LogConfiguration.Options.awslogs-group"), index),
    );
    return {
      name: nameOf(resource, index),
      part: {
        settings: {
          ...containerSettings(properties),
          ...Object.assign({}, ...logs.map(({ settings }) => settings)),
        },
        hidden: Object.assign({}, ...all.map(hiddenIn)),
        grants: roles.flatMap(({ grants }) => grants),
      },
      resources: [resource, ...[...roles, ...logs].flatMap(({ resources }) => resources)],
    };
  });
}

function containerSettings(properties: JsonObject): Settings {
  const said = (path: string): string => textOf(valueAt(properties, path));
  return knownSettings({
    cpu: said("Cpu") && `${Number(said("Cpu")) / 1024} vCPU`,
    memory: measured(said("Memory"), "MB"),
    disk: measured(said("EphemeralStorage.SizeInGiB"), "GB"),
    processor: said("RuntimePlatform.CpuArchitecture"),
    "runs on": listed(properties["RequiresCompatibilities"]),
    network: said("NetworkMode"),
  });
}

/** An image's URI may tell a digest only, a command anything. */
function hiddenIn(container: JsonValue): Settings {
  const pairs = (path: string, value: string) =>
    listOf(valueAt(container, path)).map(
      (one) => [textOf(valueAt(one, "Name")), valueAt(one, value) ?? ""] as const,
    );
  return knownSettings({
    image: textOf(valueAt(container, "Image")),
    command: textOf(valueAt(container, "Command")),
    "entry point": textOf(valueAt(container, "EntryPoint")),
    ...variablesOf(pairs("Environment", "Value")),
    ...Object.fromEntries(
      pairs("Secrets", "ValueFrom").map(([name, from]) => [`secret ${name}`, textOf(from)]),
    ),
  });
}

function variablesOf(variables: readonly (readonly [string, JsonValue])[]): Settings {
  return Object.fromEntries(
    variables
      .filter(([name]) => !DERIVED.has(name))
      .map(([name, value]) => [`variable ${name}`, textOf(value)]),
  );
}

/** They say which code it is, which is told of as code or image. */
const DERIVED: ReadonlySet<string> = new Set(["DD_VERSION"]);

function nameOf({ name, path }: PlacedResource, { prefix }: ResourceIndex): string {
  return shortName(name ?? path.at(-1) ?? "", prefix);
}

function measured(amount: string, unit: string): string {
  return amount === "" ? "" : `${amount} ${unit}`;
}

function listed(values: JsonValue | undefined): string {
  return listOf(values).map(textOf).join(", ");
}
