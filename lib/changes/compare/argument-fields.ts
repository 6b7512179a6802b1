import type { JsonValue, State } from "../../asl/index.ts";
import type { Settings } from "../model/deployed-project.ts";
import { isJsonObject } from "../template/is-json-object.ts";
import { listOf } from "../template/list-of.ts";
import { textOf } from "../template/text-of.ts";
import { valueAt } from "../template/value-at.ts";
import { leaves } from "./leaves.ts";

/** What a state gives to what it calls, in the words of that call. */
export function argumentFields(given: JsonValue, state: State): Settings {
  if (!isJsonObject(given) || state.Type !== "Task") return leaves(given, "input");
  const call = Object.keys(CALLS).find((name) => state.Resource.includes(`:::${name}`));
  const words = call === undefined ? undefined : CALLS[call];
  return words === undefined ? argumentLeaves(given) : words(given);
}

type Words = (given: Readonly<Record<string, JsonValue>>) => Settings;

const CALLS: Readonly<Record<string, Words>> = {
  "lambda:invoke": ({ FunctionName: _, Payload: input, ClientContext: context, ...rest }) => ({
    ...leaves(input, "input"),
    ...leaves(context, "task context"),
    ...argumentLeaves(rest),
  }),
  "ecs:runTask": ({ TaskDefinition: _, Overrides: overrides, Cluster: cluster, ...rest }) => ({
    ...leaves(cluster, "cluster"),
    ...overrideFields(overrides),
    ...argumentLeaves(rest),
  }),
  "states:startExecution": ({ StateMachineArn: _, Input: input, ...rest }) => ({
    ...leaves(input, "input"),
    ...argumentLeaves(rest),
  }),
};

function overrideFields(overrides: JsonValue | undefined): Settings {
  if (!isJsonObject(overrides)) return {};
  const { ContainerOverrides: containers, ...rest } = overrides;
  return Object.assign({}, ...listOf(containers).map(containerFields), argumentLeaves(rest));
}

function containerFields(container: JsonValue): Settings {
  if (!isJsonObject(container)) return leaves(container, "container");
  const { Name: _, Command: command, Environment: variables, ...rest } = container;
  const isWords = Array.isArray(command) && command.every((word) => typeof word === "string");
  return {
    ...(isWords ? { command: command.join(" ") } : leaves(command, "command")),
    ...Object.assign({}, ...listOf(variables).map(variable)),
    ...argumentLeaves(rest),
  };
}

function variable(pair: JsonValue): Settings {
  return { [`variable ${textOf(valueAt(pair, "Name"))}`]: textOf(valueAt(pair, "Value")) };
}

/** By AWS's own names, the way to them left out where it says nothing more. */
function argumentLeaves(given: Readonly<Record<string, JsonValue>>): Settings {
  return Object.assign({}, ...Object.entries(given).map(([name, value]) => leaves(value, name)));
}
