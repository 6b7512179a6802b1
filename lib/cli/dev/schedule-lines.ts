import { nextTimes } from "../../schedules/index.ts";
import type { DevSchedule } from "../connect/local-schedules.ts";
import { whenText } from "../schedules/schedules-text.ts";
import { zonedText, zoneOf } from "../schedules/zoned-text.ts";
import { columns } from "../terminal.ts";

const MOST = 8;

/** What `nagare dev` will start by itself, so that nobody is surprised. */
export function scheduleLines(
  schedules: readonly DevSchedule[],
  areOn: boolean,
  now = new Date(),
): readonly string[] {
  if (schedules.length === 0) return [];
  if (!areOn) return ["schedules are off"];
  const rows = schedules.slice(0, MOST).map((each) => ["", each.name, nextText(each, now)]);
  const more = schedules.length - rows.length;
  return [
    "schedules are on (--no-schedules keeps them off):",
    columns(rows),
    ...(more > 0 ? [`  and ${more} more: see nagare schedules`] : []),
  ];
}

function nextText({ schedule }: DevSchedule, now: Date): string {
  const [next] = nextTimes(schedule, now, 1);
  const { times } = schedule;
  if (next === undefined) return times.kind === "rate" ? whenText(times) : "never again";
  const zone = zoneOf(times);
  return `${zonedText(next, zone).text} ${zone}`;
}
