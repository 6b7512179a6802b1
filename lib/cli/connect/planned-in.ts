import { plannedSchedules } from "../../schedules/index.ts";
import { wrongUsage } from "../cli-error.ts";

/** A flow's schedules in an environment. What the environment says may be wrong: a calendar with days that are none. */
export function plannedIn(
  ...of: Parameters<typeof plannedSchedules>
): ReturnType<typeof plannedSchedules> {
  try {
    return plannedSchedules(...of);
  } catch (error) {
    throw wrongUsage(error instanceof Error ? error.message : String(error), error);
  }
}
