import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CompiledFlow, CompiledTrigger } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import { type EventRule, localMachineArn } from "../../local/index.ts";

/** What starts the project's flows on this machine: all their triggers, but for those that the environment `local` has off. */
export async function localRules(
  directory: string,
  flows: readonly CompiledFlow[],
): Promise<readonly EventRule[]> {
  if (flows.every(({ triggers }) => triggers.length === 0)) return [];
  const { triggers = "on" } = await localEnvironment(directory);
  const isOn = (flow: string): boolean =>
    (typeof triggers === "string" ? triggers : triggers[flow]) !== "off";
  return flows.filter(({ name }) => isOn(name)).flatMap(rulesOf);
}

function rulesOf({ name, triggers }: CompiledFlow): readonly EventRule[] {
  return triggers.map((trigger) => ({
    name,
    target: localMachineArn(name),
    pattern: patternOf(trigger),
    input: trigger.input,
    ...(trigger.kind === "event" && busOf(trigger)),
  }));
}

/** An ARN ends in the name. */
function busOf({ bus = "" }: { readonly bus?: string }): Pick<EventRule, "bus"> {
  const name = bus.split("/").at(-1);
  return name ? { bus: name } : {};
}

function patternOf(trigger: CompiledTrigger): EventRule["pattern"] {
  if (trigger.kind !== "flow") return trigger.pattern;
  const { detail } = trigger.pattern;
  const own = typeof detail === "object" && detail !== null ? detail : {};
  return {
    ...trigger.pattern,
    detail: { ...own, stateMachineArn: [localMachineArn(trigger.flow)] },
  };
}

/** Of `flows/environments.ts`, as it is now: only a file that says `local` is run. */
async function localEnvironment(directory: string): Promise<Pick<Environment, "triggers">> {
  const file = join(directory, "flows", "environments.ts");
  if (!existsSync(file) || !/\blocal\b/.test(readFileSync(file, "utf8"))) return {};
  const url = `${pathToFileURL(file).href}?at=${statSync(file).mtimeMs}`;
  const { default: all }: { readonly default?: Readonly<Record<string, Environment>> } =
    await import(url);
  return all?.["local"] ?? {};
}
