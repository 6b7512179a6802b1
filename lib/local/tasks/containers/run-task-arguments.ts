import type { JsonObject, JsonValue } from "../../../asl/index.ts";

/** What we read of `ecs:runTask`'s Arguments. */
export interface RunTaskArguments {
  readonly cluster: string;
  /** As given: family, family and revision, or ARN. */
  readonly taskDefinition: string;
  readonly launchType: string;
  /** The first of its capacity providers, which is the only one that the compiler names. */
  readonly provider?: string;
  readonly overrides: readonly ContainerOverride[];
  /** CPU units and MiB in place of the task definition's. */
  readonly cpu?: number;
  readonly memoryMiB?: number;
}

export interface ContainerOverride {
  readonly Name?: string;
  readonly Command?: readonly string[];
  readonly Environment?: readonly { readonly Name: string; readonly Value: string }[];
}

export interface WrongArguments {
  /** In ECS's words. */
  readonly wrong: string;
  /** What ECS doesn't say. */
  readonly help?: string;
}

/** Reads the Arguments, or says what is wrong with them. */
export function readRunTaskArguments(value: JsonValue): RunTaskArguments | WrongArguments {
  const { Cluster, TaskDefinition, LaunchType, Overrides, CapacityProviderStrategy } =
    objectOf(value);
  if (LaunchType !== undefined && CapacityProviderStrategy !== undefined)
    return {
      wrong: "Specifying both a launch type and capacity provider strategy is not supported.",
    };
  if (typeof TaskDefinition !== "string") return { wrong: "TaskDefinition must be a string" };
  const overrides = arrayOf(objectOf(Overrides)["ContainerOverrides"]).map(readOverride);
  const wrongOverride = overrides.find((one) => typeof one === "string");
  if (wrongOverride !== undefined) return { wrong: wrongOverride };
  const wrong = wrongOverrides(Overrides);
  if (wrong !== undefined) return wrong;
  const { Cpu, Memory } = objectOf(Overrides);
  const provider = objectOf(arrayOf(CapacityProviderStrategy)[0])["CapacityProvider"];
  return {
    ...(typeof provider === "string" && { provider }),
    cluster: typeof Cluster === "string" ? Cluster : "default",
    taskDefinition: TaskDefinition,
    launchType: typeof LaunchType === "string" ? LaunchType : "FARGATE",
    overrides: overrides.filter((one) => typeof one !== "string"),
    ...(Cpu === undefined ? {} : { cpu: Number(Cpu) }),
    ...(Memory === undefined ? {} : { memoryMiB: Number(Memory) }),
  };
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskOverride.html */
const mostCharacters = 8192;

function wrongOverrides(overrides: JsonValue | undefined): WrongArguments | undefined {
  const { Cpu = "", Memory = "" } = objectOf(overrides);
  if (typeof Cpu !== "string" || typeof Memory !== "string")
    return { wrong: "Cpu and Memory of Overrides must be strings" };
  const { length } = JSON.stringify(overrides ?? {});
  if (length <= mostCharacters) return undefined;
  return {
    wrong: `Container Overrides length must be at most ${mostCharacters}`,
    help: `command and environment have ${length} characters, ECS takes ${mostCharacters}: write what is large among them as file(value)`,
  };
}

/** The family that a task definition's ARN or `family:revision` names. */
export function familyOf(taskDefinition: string): string {
  const name = taskDefinition.split("/").at(-1) ?? taskDefinition;
  return name.split(":")[0] ?? name;
}

function readOverride(value: JsonValue): ContainerOverride | string {
  const { Name, Command, Environment } = objectOf(value);
  const command = Command === undefined ? undefined : arrayOf(Command);
  if (Command !== undefined && !isArray(Command))
    return `Command must be an array of strings: it is ${shown(Command)}`;
  if (command !== undefined && !command.every((word) => typeof word === "string"))
    return `Command must be an array of strings: ${wrongWord(command)}`;
  const environment = arrayOf(Environment).map(objectOf);
  const variables = environment.flatMap(({ Name: name, Value }) =>
    typeof name === "string" && typeof Value === "string" ? [{ Name: name, Value }] : [],
  );
  if (variables.length < environment.length)
    return `Each member of Environment must have a Name and a Value that are strings: ${wrongVariable(environment)}`;
  return {
    ...(typeof Name === "string" ? { Name } : {}),
    ...(command === undefined ? {} : { Command: command }),
    ...(Environment === undefined ? {} : { Environment: variables }),
  };
}

function wrongWord(command: readonly JsonValue[]): string {
  const at = command.findIndex((word) => typeof word !== "string");
  return `[${at}] is ${shown(command[at])}`;
}

function wrongVariable(environment: readonly ReturnType<typeof objectOf>[]): string {
  const wrong = environment.find(({ Name, Value }) => ![Name, Value].every(isText));
  return `${isText(wrong?.["Name"]) ? wrong?.["Name"] : "a Name"} is ${shown(wrong?.["Value"])}`;
}

function isText(value: JsonValue | undefined): boolean {
  return typeof value === "string";
}

/** Never more of the data than tells what it is. */
function shown(value: JsonValue | undefined): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function objectOf(value: JsonValue | undefined): {
  readonly [name: string]: JsonValue | undefined;
} {
  return typeof value === "object" && value !== null && !isArray(value) ? value : {};
}

function arrayOf(value: JsonValue | undefined): readonly JsonValue[] {
  return value !== undefined && isArray(value) ? value : [];
}

function isArray(
  value: JsonValue,
): value is Exclude<JsonValue, JsonObject | string | number | boolean | null> {
  return Array.isArray(value);
}
