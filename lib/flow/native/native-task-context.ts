import type { LogAttributes, TaskContext } from "../task-context.ts";
import { nativeFence } from "./locks.ts";

export interface NativeCall {
  readonly task: string;
  readonly idempotencyKey: string;
  readonly attempt: number;
  readonly timeoutSeconds: number;
}

/** The context of a task that is called in Node: no flow stands behind it. */
export function nativeTaskContext(call: NativeCall): TaskContext {
  const { task, attempt, idempotencyKey } = call;
  const end = performance.now() + call.timeoutSeconds * 1000;
  const write = (level: string) => (message: string, attributes?: LogAttributes | Error) => {
    const given = attributes instanceof Error ? { error: attributes } : attributes;
    const timestamp = new Date().toISOString();
    const line = logLine({ level, message, timestamp, step: task, attempt, ...given });
    process.stdout.write(`${line}\n`);
  };
  const fence = nativeFence();
  return {
    ...(fence !== undefined && { fence }),
    run: { id: `native:${task}`, name: "native", flow: "native" },
    step: task,
    attempt,
    idempotencyKey,
    logger: {
      debug: write("DEBUG"),
      info: write("INFO"),
      warn: write("WARN"),
      error: write("ERROR"),
    },
    remainingTime: () => Math.max(0, end - performance.now()),
  };
}

/** As many characters as Lambda's wrapper gives. */
export function nativeIdempotencyKey(): string {
  return crypto.randomUUID().replaceAll("-", "");
}

function logLine(line: LogAttributes): string {
  return JSON.stringify(line, (_, value: unknown) =>
    value instanceof Error
      ? { kind: value.name, message: value.message, stack: value.stack, cause: value.cause }
      : value,
  );
}
