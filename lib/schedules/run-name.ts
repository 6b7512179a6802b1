import { createHash } from "node:crypto";

/** What a run is planned for. Other params are another run. */
export interface PlannedFor {
  readonly scheduledTime: Date;
  readonly params: object;
}

/**
 * The name of the run for a scheduled time: the same again for the same time, so that Step Functions itself keeps it from being started twice. It has the characters that CloudWatch
 * takes, and the flow is its state machine's.
 *
 * @param origin who starts it: `schedule`, `backfill`
 * @example `schedule-20260101T010000Z`; with params `schedule-20260101T010000Z-p3fa2c1`.
 */
export function runName(origin: string, { scheduledTime, params }: PlannedFor): string {
  const instant = scheduledTime.toISOString().replace(/[-:]|\.\d+/g, "");
  return `${origin}-${instant}${paramsMark(params)}`;
}

/** The same in JSONata, of a time that is known when the schedule fires and a mark that is known before. */
export function runNameExpression(origin: string, time: string, mark: string): string {
  return `"${origin}-" & $replace(${time}, /[-:]|[.][0-9]+/, "") & ${mark}`;
}

/** What params add to a run's name: those that mean the same have one mark, in whichever order they were given. */
export function paramsMark(params: object): string {
  if (Object.keys(params).length === 0) return "";
  return `-p${createHash("sha256").update(canonicalText(params)).digest("hex").slice(0, 6)}`;
}

/** What names the run of a schedule's start beside its time. One for business days alone is another than one for any day, which must not be left out for its sake. */
export function namingParams(params: object, only: string | undefined): object {
  return only === undefined ? params : { ...params, nagare: { only } };
}

/** JSON with the members of each object in the order of their names. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`).join(",")}}`;
}
