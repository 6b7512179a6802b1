import type { PlannedSchedule } from "./planned-schedule.ts";

/** Why an environment's schedule can't be for the days that it says: a definition is compiled once for all environments, and knows those of the flow's own schedules. */
export function unknownDays(
  flow: string,
  { schedule: { only, times }, mark }: PlannedSchedule,
): string | undefined {
  if (only === undefined || mark !== undefined || times.kind === "rate") return undefined;
  return `${flow} doesn't know the business days of ${only.name} in ${times.timezone}: give a schedule of the flow itself the same \`only\` and zone`;
}
