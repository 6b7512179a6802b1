import { createHash } from "node:crypto";

/** What a run is planned for. Other params are another run. */
export interface PlannedFor {
  readonly scheduledTime: Date;
  readonly params: object;
}

/** What a run's name says of it. */
export interface NamedTry {
  /** The name of the first try. */
  readonly name: string;
  /** From 1 on. */
  readonly attempt: number;
}

/**
 * The name of a backfill's first run for a scheduled time: the same again for the same time, so that Step Functions itself keeps a run from being
 * started twice. A label is chosen by whoever wants the same times again. It has the characters that CloudWatch takes, and the flow is its state machine's.
 *
 * @example `backfill-20260101T010000Z`; with params `backfill-20260101T010000Z-p3fa2c1`.
 */
export function backfillName({ scheduledTime, params }: PlannedFor, label?: string): string {
  const instant = scheduledTime.toISOString().replace(/[-:]|\.\d+/g, "");
  const hash = Object.keys(params).length === 0 ? [] : [`p${shortHash(params)}`];
  return ["backfill", ...(label === undefined ? [] : [label]), instant, ...hash].join("-");
}

/** The name of a later try. */
export function tryName({ name, attempt }: NamedTry): string {
  return attempt === 1 ? name : `${name}-${attempt}`;
}

/** Which try of which run a name stands for. */
export function tryOf(text: string): NamedTry {
  const [, name, attempt] = /^(.*Z(?:-p[0-9a-f]{6})?)-(\d+)$/.exec(text) ?? [];
  return name === undefined ? { name: text, attempt: 1 } : { name, attempt: Number(attempt) };
}

/** Params that mean the same have one hash, in whichever order they were given. */
function shortHash(params: object): string {
  return createHash("sha256").update(canonical(params)).digest("hex").slice(0, 6);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(",")}}`;
}
