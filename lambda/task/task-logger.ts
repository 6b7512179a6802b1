import { LogFormatter, Logger, LogItem } from "@aws-lambda-powertools/logger";
import type { LogAttributes, TaskLogger } from "../../lib/flow/index.ts";
import { type LambdaContext, runFacts } from "./run-facts.ts";
import { traceIds } from "./trace-ids.ts";

/** A task's logger, and its attributes for one invocation. */
export interface InvocationLogger extends TaskLogger {
  begin(lambda: LambdaContext, isCold: boolean): void;
}

/**
 * JSON lines with the attributes that Datadog reserves: `message`, `level`, `timestamp`, `service`, `error.kind`, `error.message`, `error.stack`.
 *
 * @see https://docs.datadoghq.com/logs/log_configuration/attributes_naming_convention/
 */
export function createTaskLogger(): InvocationLogger {
  let made: Logger | undefined;
  let keys: LogAttributes = {};
  // A function that logs nothing starts without it: making it opens both streams.
  const logger = (): Logger => {
    made ??= new Logger({ logFormatter: new DatadogFormatter() });
    made.resetKeys();
    made.appendKeys({ ...keys });
    return made;
  };
  return {
    begin: (lambda, isCold) => {
      const { awsRequestId, functionName } = lambda;
      const function_ = { request_id: awsRequestId, function_name: functionName };
      keys = { ...runFacts(lambda), cold_start: isCold, ...function_ };
    },
    debug: (message, attributes = {}) => logger().debug(message, safe(attributes)),
    info: (message, attributes = {}) => logger().info(message, safe(attributes)),
    warn: (message, attributes = {}) => logger().warn(message, safe(attributes)),
    error: (message, attributes = {}) => {
      if (attributes instanceof Error) logger().error(message, attributes);
      else logger().error(message, safe(attributes));
    },
  };
}

class DatadogFormatter extends LogFormatter {
  override formatAttributes(
    { logLevel, message, timestamp }: Parameters<LogFormatter["formatAttributes"]>[0],
    more: Parameters<LogFormatter["formatAttributes"]>[1],
  ): LogItem {
    const { DD_SERVICE, DD_ENV, DD_VERSION, NAGARE_ENVIRONMENT } = process.env;
    const { AWS_LAMBDA_FUNCTION_NAME, POWERTOOLS_SERVICE_NAME } = process.env;
    const attributes = {
      level: logLevel,
      message,
      timestamp: timestamp.toISOString(),
      service: DD_SERVICE ?? POWERTOOLS_SERVICE_NAME ?? AWS_LAMBDA_FUNCTION_NAME,
      env: DD_ENV ?? NAGARE_ENVIRONMENT,
      version: DD_VERSION,
      ...traceIds(),
    };
    return new LogItem({ attributes }).addAttributes(more);
  }

  override formatError(error: Error): ReturnType<LogFormatter["formatError"]> {
    const { name, message, stack, cause } = error;
    const own = Object.fromEntries(Object.entries(error).filter(([key]) => key !== "name"));
    const reason = cause instanceof Error ? this.formatError(cause) : cause;
    return { ...own, kind: name, message, stack, ...(reason !== undefined && { cause: reason }) };
  }
}

/** What Datadog takes as the line's own: as business data it would change the line's level, date or source. */
const reserved = [
  ...["level", "message", "timestamp", "service", "env", "version"],
  ...["status", "severity", "host", "hostname", "date", "source", "ddsource", "ddtags", "dd"],
];

function safe(attributes: LogAttributes): Record<string, unknown> {
  const entries = Object.entries(attributes);
  const isReserved = ([name]: [string, unknown]): boolean => reserved.includes(name);
  const apart = Object.fromEntries(entries.filter(isReserved));
  return {
    ...Object.fromEntries(entries.filter((entry) => !isReserved(entry))),
    ...(Object.keys(apart).length > 0 && { attributes: apart }),
  };
}
