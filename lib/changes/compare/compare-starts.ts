import type { FlowStart, Parts } from "../model/deployed-project.ts";
import type { FlowDetail } from "./changes.ts";
import { compareSettings } from "./compare-settings.ts";

/** Schedules and events that start the flow. They are named by position, so that the same times are looked for before the same name. */
export function compareStarts(
  before: Parts<FlowStart>,
  after: Parts<FlowStart>,
): readonly FlowDetail[] {
  const old = new Map(before);
  const take = (name: string | undefined): FlowStart | undefined => {
    const start = name === undefined ? undefined : old.get(name);
    if (name !== undefined) old.delete(name);
    return start;
  };
  const sameTimes = [...after].map(([name, start]) => ({
    name,
    start,
    was: take([...old].find(([, one]) => one.when === start.when)?.[0]),
  }));
  const matched = sameTimes.map((one) => ({ ...one, was: one.was ?? take(one.name) }));
  return [
    ...matched.flatMap(({ start, was }) => compareStart(was, start)),
    ...[...old.values()].map((start) => ({ kind: "start-removed", start }) as const),
  ];
}

function compareStart(before: FlowStart | undefined, after: FlowStart): readonly FlowDetail[] {
  if (before === undefined) return [{ kind: "start-added", start: after }];
  const fields = compareSettings(wordsOf(before), wordsOf(after));
  return fields.length === 0 ? [] : [{ kind: "start-changed", start: after, fields }];
}

function wordsOf({ when, enabled, settings }: FlowStart) {
  return { when, starts: enabled ? "on" : "off", ...settings };
}
