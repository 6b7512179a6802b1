import type { State, StateMachine } from "../../asl/index.ts";
import type { Settings } from "../model/deployed-project.ts";
import type { FlowDetail } from "./changes.ts";
import { compareHidden, compareSettings } from "./compare-settings.ts";
import { doneBy } from "./done-by.ts";
import { lockOf, lockUses } from "./lock-uses.ts";
import { renamed, renamedSteps } from "./renamed-steps.ts";
import { fieldsOf, type StateFields } from "./state-fields.ts";
import { type Step, stepsOf } from "./steps-of.ts";

/**
 * The steps that come, go or change, in the order of the definition; nothing where one side's definition is not known. The states of a lock
 * that comes or goes as a whole are not steps to a person.
 */
export function compareSteps(
  before: StateMachine | undefined,
  after: StateMachine | undefined,
): readonly FlowDetail[] {
  if (before === undefined || after === undefined) return [];
  const now = stepsOf(after);
  const names = renamedSteps(stepsOf(before), now);
  const old = stepsOf(renamed(before, names));
  const isOf = (locks: Settings, state: State) => (lockOf(state) ?? "") in locks;
  const [locksThen, locksNow] = [lockUses(before), lockUses(after)];
  const formerly = new Map([...names].map(([from, to]) => [to, from]));
  return [
    ...compareStep("(start)", startFields(renamed(before, names)), startFields(after)),
    ...[...now].flatMap(([step, { state }]): readonly FlowDetail[] => {
      const was = formerly.get(step);
      const known = old.get(step);
      if (known === undefined) {
        const isTold = lockOf(state) !== undefined && !isOf(locksThen, state);
        return isTold ? [] : [{ kind: "step-added", step, does: doneBy(state) }];
      }
      const fields = compareStep(step, fieldsAt(known), fieldsAt(now.get(step) ?? known));
      return was === undefined ? fields : [{ kind: "step-renamed", step, before: was }, ...fields];
    }),
    ...[...old]
      .filter(([step]) => !now.has(step))
      .filter(([, { state }]) => lockOf(state) === undefined || isOf(locksNow, state))
      .map(([step, { state }]) => ({ kind: "step-removed", step, does: doneBy(state) }) as const),
  ];
}

function compareStep(step: string, before: StateFields, after: StateFields): readonly FlowDetail[] {
  const fields = [
    ...compareSettings(before.shown, after.shown),
    ...compareHidden(before.hidden, after.hidden),
  ];
  return fields.length === 0 ? [] : [{ kind: "step-changed", step, fields }];
}

function startFields({ StartAt: first }: StateMachine): StateFields {
  return { shown: { "begins with": first }, hidden: {} };
}

function fieldsAt({ state, inside }: Step): StateFields {
  const { shown, hidden } = fieldsOf(state);
  const place: Settings = inside.length === 0 ? {} : { inside: inside.at(-1) ?? "" };
  return { shown: { ...place, ...shown }, hidden };
}
