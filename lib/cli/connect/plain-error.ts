import { CliError, unreachable, wrongUsage } from "../cli-error.ts";

/** A client's error as the user is told it. */
export function plainError(error: unknown, asked = "Step Functions"): CliError {
  if (error instanceof CliError) return error;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (REFUSALS.has(name)) return wrongUsage(message, error);
  const service = "$metadata" in Object(error) && name !== "Error" ? `${name}: ` : "";
  const cause = causeOf(error);
  const fix = SETTINGS.find(([told]) => told.test(cause))?.[1] ?? "";
  return unreachable(`${asked} gives no answer: ${service}${cause}${fix}`, error);
}

/** Whether nobody answers any more where somebody did. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return LOST.has(code) || isConnectionLost(error.cause);
}

/** What the SDK's words leave to be guessed. */
const SETTINGS: readonly (readonly [RegExp, string])[] = [
  [/^Region is missing/, ": set AWS_REGION, or AWS_PROFILE to a profile that has one"],
  [/^Could not load credentials/, ": set AWS_PROFILE, or log in with aws sso login"],
];

/** The caller's mistakes, in AWS's names. */
const REFUSALS: ReadonlySet<string> = new Set([
  "ExecutionAlreadyExists",
  "ExecutionDoesNotExist",
  "ExecutionNotRedrivable",
  "InvalidArn",
  "InvalidExecutionInput",
  "InvalidName",
  "InvalidOutput",
  "InvalidToken",
  "StateMachineDoesNotExist",
  "StateMachineTypeNotSupported",
  "TaskDoesNotExist",
  "TaskTimedOut",
  "ValidationException",
]);

const LOST: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "UND_ERR_SOCKET",
]);

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== "") return error.message;
  return "code" in error ? String(error.code) : error.name;
}
