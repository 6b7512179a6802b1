import { IANAZone } from "luxon";

/** Local times are milliseconds as if they were of UTC. */
export interface Zone {
  /** The instant of a local time: the first where it occurs twice, undefined where a clock change skips it. */
  instantOf(local: number): number | undefined;
  /** The offset of all local times of a day, where the clock stays as it is around it. */
  steadyOffset(day: number): number | undefined;
  /** The local time of an instant. */
  localOf(instant: number): number;
  /** `2026-12-31` */
  dayOf(instant: number): string;
}

const DAY = 86_400_000;

/** An IANA zone; its rules are those that Node has. */
export function zoneNamed(name: string): Zone {
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new RangeError(`"${name}" is no time zone`);
  const offsetAt = (instant: number): number => zone.offset(instant) * 60_000;
  const localOf = (instant: number): number => instant + offsetAt(instant);
  return {
    localOf,
    steadyOffset: (day) => {
      const offset = offsetAt(day - DAY);
      return offset === offsetAt(day + 2 * DAY) ? offset : undefined;
    },
    instantOf: (local) => {
      // No zone is a day away from UTC, so that these are before and after any change that the local time could meet.
      const [before, after] = [offsetAt(local - DAY), offsetAt(local + DAY)];
      if (before === after) return local - before;
      const instants = [local - before, local - after];
      const real = instants.filter((instant) => localOf(instant) === local);
      return real.length === 0 ? undefined : Math.min(...real);
    },
    dayOf: (instant) => new Date(localOf(instant)).toISOString().slice(0, 10),
  };
}
