import type { ScheduleTimes } from "../../schedules/index.ts";

/** A rate has none: it counts in UTC. */
export function zoneOf(times: ScheduleTimes): string {
  return times.kind === "rate" ? "UTC" : times.timezone;
}

/** An instant on the clocks of a zone: for people, and as ISO 8601 with its offset. */
export function zonedText(
  time: Date,
  timeZone: string,
): { readonly text: string; readonly iso: string } {
  const format = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone, hourCycle: "h23", weekday: "short", timeZoneName: "longOffset" },
    ...{ year: "numeric", month: "2-digit", day: "2-digit" },
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
  });
  const parts = Object.fromEntries(
    format.formatToParts(time).map(({ type, value }) => [type, value]),
  );
  const { weekday, year, month, day, hour, minute, second, timeZoneName = "GMT" } = parts;
  const offset = timeZoneName.replace("GMT", "") || "Z";
  const seconds = second === "00" ? "" : `:${second}`;
  return {
    text: `${weekday} ${year}-${month}-${day} ${hour}:${minute}${seconds}`,
    iso: `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`,
  };
}
