import type { Settings } from "../model/deployed-project.ts";
import type { SettingChange } from "./changes.ts";

/** The values that differ, in the order of what is there now. */
export function compareSettings(before: Settings, after: Settings): readonly SettingChange[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    if (old === now) return [];
    return [
      {
        name,
        ...(old === undefined ? {} : { before: old }),
        ...(now === undefined ? {} : { after: now }),
      },
    ];
  });
}

/** That values differ, without the values. */
export function compareHidden(before: Settings, after: Settings): readonly SettingChange[] {
  return compareSettings(before, after).map(({ name, before: old, after: now }) => ({
    name,
    ...(old === undefined ? {} : { before: "" }),
    ...(now === undefined ? {} : { after: "" }),
    hidden: true,
  }));
}
