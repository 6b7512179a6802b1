import { localTime } from "./local-time.ts";
import type { ScheduleTimes } from "./schedule.ts";
import { zoneNamed } from "./zone.ts";

/** The one time of `at`, where it is in the range and exists in its zone. */
export function atTimes(
  { time, timezone }: Extract<ScheduleTimes, { readonly kind: "at" }>,
  { from, to }: { readonly from: number; readonly to: number },
): readonly number[] {
  const local = localTime(time);
  const instant = local === undefined ? undefined : zoneNamed(timezone).instantOf(local);
  return instant !== undefined && instant >= from && instant < to ? [instant] : [];
}
