/** From `at` on, a clock is ahead of UTC by `offset`; both in milliseconds. */
export interface ZoneChange {
  readonly at: number;
  readonly offset: number;
}

export function isZone(name: string): boolean {
  try {
    return name !== "" && clockOf(name) !== undefined;
  } catch {
    return false;
  }
}

export function offsetOf(zone: string, at: number): number {
  return shown(clockOf(zone), at) - at;
}

/** Every change of a zone's offset, as `Intl` knows it. */
export function changesBetween(zone: string, from: number, until: number): readonly ZoneChange[] {
  const clock = clockOf(zone);
  const offset = (at: number): number => shown(clock, at) - at;
  const changes: ZoneChange[] = [];
  let known = { at: from, offset: offset(from) };
  for (let at = from + STEP; at < until; at += STEP) {
    const next = { at, offset: offset(at) };
    if (next.offset !== known.offset) changes.push(changeBetween(known, next, offset));
    known = next;
  }
  return changes;
}

/** No zone changes its clock twice within. */
const STEP = 12 * 86_400_000;

const SECOND = 1000;

function changeBetween(
  left: ZoneChange,
  right: ZoneChange,
  offset: (at: number) => number,
): ZoneChange {
  let [before, after] = [left.at, right.at];
  while (after - before > SECOND) {
    const middle = Math.floor((before + after) / 2 / SECOND) * SECOND;
    if (offset(middle) === left.offset) before = middle;
    else after = middle;
  }
  return { at: after, offset: right.offset };
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const two = "2-digit";
  return new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    ...{ month: two, day: two, hour: two, minute: two, second: two },
  });
}

/** What the clock shows, as an instant of UTC. */
function shown(clock: Intl.DateTimeFormat, at: number): number {
  const [month = 0, day, year = 0, hour, minute, second] = clock
    .format(at)
    .split(/[^0-9]+/)
    .map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
