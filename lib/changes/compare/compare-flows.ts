import type { StateMachine } from "../../asl/index.ts";
import type { DeployedFlow, Parts, Settings } from "../model/deployed-project.ts";
import { secondsText } from "../model/seconds-text.ts";
import type { FlowDetail, PartChange } from "./changes.ts";
import { compareCost } from "./compare-cost.ts";
import { compareGrants } from "./compare-grants.ts";
import { compareParts } from "./compare-parts.ts";
import { compareHidden, compareSettings } from "./compare-settings.ts";
import { compareStarts } from "./compare-starts.ts";
import { compareSteps } from "./compare-steps.ts";
import { lockUses } from "./lock-uses.ts";
import { paramChecks } from "./param-checks.ts";
import { stepsOf } from "./steps-of.ts";

/** Flows that come, go or change. */
export function compareFlows(
  before: Parts<DeployedFlow>,
  after: Parts<DeployedFlow>,
): readonly PartChange<FlowDetail>[] {
  return compareParts(before, after, compareFlow);
}

function compareFlow(
  before: DeployedFlow | undefined,
  after: DeployedFlow | undefined,
): readonly FlowDetail[] {
  if (before === undefined || after === undefined) return wholeFlow(before, after);
  return [
    ...compareLocks(before.definition, after.definition),
    ...compareSteps(before.definition, after.definition),
    ...compareStarts(before.starts, after.starts),
    ...changedSettings(before, after),
    ...compareGrants(before.grants, after.grants),
    ...compareAlarms(before.alarms, after.alarms),
    ...compareCost(before, after),
  ];
}

function wholeFlow(
  before: DeployedFlow | undefined,
  after: DeployedFlow | undefined,
): readonly FlowDetail[] {
  // What else a flow had that is gone itself goes without saying.
  if (after === undefined) return compareStarts(before?.starts ?? new Map(), new Map());
  return [
    { kind: "steps", steps: [...stepsOf(after.definition).keys()] },
    ...compareLocks(undefined, after.definition),
    ...compareStarts(new Map(), after.starts),
    ...compareGrants([], after.grants),
    ...compareAlarms({}, after.alarms),
    ...compareCost(undefined, after),
  ];
}

function compareLocks(
  before: StateMachine | undefined,
  after: StateMachine | undefined,
): readonly FlowDetail[] {
  return compareSettings(lockUses(before), lockUses(after)).map((change) => ({
    kind: "setting",
    change,
  }));
}

function changedSettings(before: DeployedFlow, after: DeployedFlow): readonly FlowDetail[] {
  return [
    ...compareHidden(paramChecks(before.definition), paramChecks(after.definition)),
    ...compareSettings(
      { ...before.settings, ...machineSettings(before.definition) },
      { ...after.settings, ...machineSettings(after.definition) },
    ),
  ].map((change) => ({ kind: "setting", change }));
}

/** What a definition says beside its steps. */
function machineSettings(definition: StateMachine | undefined): Settings {
  const { TimeoutSeconds: timeout, Comment: description } = definition ?? {};
  return {
    ...(timeout === undefined ? {} : { timeout: secondsText(timeout) }),
    ...(description === undefined ? {} : { description }),
  };
}

function compareAlarms(before: Settings, after: Settings): readonly FlowDetail[] {
  const changes = compareSettings(before, after);
  const kinds = Map.groupBy(changes, ({ before: old, after: now }) => {
    if (old === undefined) return "added";
    return now === undefined ? "removed" : "changed";
  });
  return [...kinds].map(([change, those]) => ({
    kind: "alarms",
    change,
    alarms: those.map(({ name }) => name),
  }));
}
