import type { Stack } from "aws-cdk-lib";
import { triggersOf } from "./environment/triggers-of.ts";
import { FlowTriggers } from "./flow-triggers.ts";
import type { Scheduling } from "./make-schedules.ts";

/** The rules that start flows when something happens. */
export function makeTriggers(
  stack: Stack,
  { project, environment, names, flow, notStarted, stacks }: Scheduling,
): void {
  const triggered = project.flows.filter(({ triggers }) => triggers.length > 0);
  for (const each of triggered) {
    new FlowTriggers(stacks.scopeOf(each.name, "Triggers"), each.name, {
      ...triggersOf(each, environment, names, (other) => flow(other).stateMachineArn),
      ...{ flow: flow(each.name), notStarted },
    });
  }
  if (triggered.length === 0) return;
  const arnOf = (resourceName: string): string =>
    stack.formatArn({ service: "events", resource: "rule", resourceName });
  const any = names.rule("*", 0);
  notStarted.allowRules([arnOf(any), arnOf(`*/${any}`)]);
}
