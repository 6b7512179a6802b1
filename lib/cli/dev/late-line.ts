import { type Late, lateText } from "../../watchdog/index.ts";
import type { painter } from "../terminal.ts";

/**
 * What `nagare dev` says of a scheduled run that is late.
 *
 * @example `! report.morning is late: no run for 2026-01-10 05:00 had started by 2026-01-10 05:10 (Asia/Tokyo)`
 */
export function lateLine(late: Late, paint: ReturnType<typeof painter>): string {
  const name = [late.flow, late.schedule].filter((part) => part !== undefined).join(".");
  return `${paint("yellow", "!")} ${name} is late: ${lateText(late)} (${late.timezone})`;
}
