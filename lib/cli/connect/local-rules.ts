import type { CompiledFlow, CompiledTrigger } from "../../compiler/index.ts";
import { type EventRule, localMachineArn } from "../../local/index.ts";
import { readEnvironments } from "./read-environments.ts";

/** What starts the project's flows on this machine: all their triggers, but for those that the environment `local` has off. */
export async function localRules(
  directory: string,
  flows: readonly CompiledFlow[],
): Promise<readonly EventRule[]> {
  if (flows.every(({ triggers }) => triggers.length === 0)) return [];
  const environments = await readEnvironments(directory, "local");
  const { triggers = "on" } = environments?.["local"] ?? {};
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
