import { askLocal } from "./ask-local.ts";

/** A scheduled run that missed a deadline. */
export interface LateRun {
  /** Which deadline: `startBy` or `finishBy`. */
  readonly what: "start" | "finish";
  readonly how: "not-started" | "started-late" | "running" | "finished-late" | "failed";
  /** The schedule's name, if it has one. */
  readonly schedule?: string;
  /** ISO 8601. */
  readonly scheduledTime: string;
  readonly deadline: string;
  readonly timezone: string;
  /** What is wrong, in a sentence with times of the zone. */
  readonly text: string;
  /** The run that comes nearest. */
  readonly executionArn?: string;
}

/** The late runs of a state machine that a local service has told of in the last days. */
export async function listLateRuns(
  endpoint: string,
  stateMachineArn: string,
): Promise<readonly LateRun[]> {
  const body = await askLocal(endpoint, "ListLateRuns", { stateMachineArn });
  if (!hasLateRuns(body)) throw new Error(`the service at ${endpoint} lists no late runs`);
  return body.lateRuns;
}

function hasLateRuns(body: unknown): body is { readonly lateRuns: readonly LateRun[] } {
  return (
    typeof body === "object" && body !== null && "lateRuns" in body && Array.isArray(body.lateRuns)
  );
}
