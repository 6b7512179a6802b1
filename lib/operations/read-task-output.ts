import { askLocal } from "./ask-local.ts";

export interface TaskOutputQuery {
  readonly executionArn: string;
  /** @default all states, those of distributed Maps' child runs among them */
  readonly stateName?: string;
  /** The last so many, up to 10,000. */
  readonly limit: number;
}

/** A line that a task wrote. */
export interface TaskOutputLine {
  /** Of the run, or of the child run that the task belongs to. */
  readonly executionArn: string;
  readonly stateName: string;
  /** Name of the function or container. */
  readonly task: string;
  readonly stream: "stdout" | "stderr";
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Without the line break. */
  readonly text: string;
}

/**
 * The last lines that a run's tasks wrote, oldest first. The local service alone keeps them, under a name of its own that AWS's client
 * doesn't know; on AWS they are in CloudWatch.
 */
export async function readTaskOutput(
  endpoint: string,
  query: TaskOutputQuery,
): Promise<readonly TaskOutputLine[]> {
  const body = await askLocal(endpoint, "GetTaskOutput", query);
  if (!hasLines(body)) throw new Error(`the service at ${endpoint} gives no output`);
  return body.lines;
}

function hasLines(body: unknown): body is { readonly lines: readonly TaskOutputLine[] } {
  return typeof body === "object" && body !== null && "lines" in body && Array.isArray(body.lines);
}
