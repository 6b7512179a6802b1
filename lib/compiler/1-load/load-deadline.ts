import type { CompiledDeadline } from "../project.ts";
import { secondsOf } from "./duration.ts";
import type { Settings } from "./loaded-project.ts";
import { textOf } from "./typed-setting.ts";

/** The options of a flow that say by when something must have happened. */
export const deadlineNames = ["startBy", "finishBy"] as const;

/** `startBy` and `finishBy`; those that are wrong are the check's to refuse. */
export function loadDeadlines(
  settings: Settings,
): Partial<Record<(typeof deadlineNames)[number], CompiledDeadline>> {
  const found = deadlineNames.map((name) => [name, deadlineOf(textOf(settings, name))] as const);
  return Object.fromEntries(found.filter(([, deadline]) => deadline !== undefined));
}

/** Undefined for text that is none. */
export function deadlineOf(text: string | undefined): CompiledDeadline | undefined {
  if (text === undefined) return undefined;
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return { kind: "clock", time: text };
  const seconds = secondsOf(text);
  return seconds === undefined ? undefined : { kind: "after", seconds };
}
