import { type PlannedFor, runName } from "../../schedules/index.ts";

/** What a run's name says of it. */
export interface NamedTry {
  /** The name of the first try. */
  readonly name: string;
  /** From 1 on. */
  readonly attempt: number;
}

/**
 * The name of a backfill's first run for a scheduled time. A label is chosen by whoever wants the same times again.
 *
 * @example `backfill-20260101T010000Z`; with params `backfill-20260101T010000Z-p3fa2c1`.
 */
export function backfillName(planned: PlannedFor, label?: string): string {
  return runName(label === undefined ? "backfill" : `backfill-${label}`, planned);
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
