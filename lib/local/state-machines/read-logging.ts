import { errors } from "../errors.ts";
import type { RequestOf, shapes } from "../requests/index.ts";
import type { LoggingConfiguration } from "./state-machine-record.ts";

type Given = RequestOf<typeof shapes.loggingConfiguration.members>;

/** @throws InvalidLoggingConfiguration */
export function readLogging(given: Given | undefined): LoggingConfiguration {
  const { level = "OFF", includeExecutionData = false, destinations } = given ?? {};
  const count = destinations?.length ?? 0;
  if (count > 1 || (level !== "OFF" && count !== 1))
    throw errors.invalidLoggingConfiguration("Must specify exactly one Log Destination.");
  return { level, includeExecutionData, ...(destinations === undefined ? {} : { destinations }) };
}
