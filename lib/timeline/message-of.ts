/** The sentence in a cause: of a function's error its message, of a stopped ECS task its reason, otherwise the cause itself. */
export function messageOf(cause: string): string {
  const parsed = parsedObject(cause);
  if (parsed === undefined) return RAISED.exec(cause)?.[1] ?? cause;
  const { errorMessage, StoppedReason, Containers } = parsed;
  if (typeof errorMessage === "string") return errorMessage;
  const own = Array.isArray(Containers)
    ? Containers.find(({ Name }) => Name !== "log-router")
    : undefined;
  const exitCode = own?.ExitCode;
  if (typeof exitCode === "number") return `exit code ${exitCode}`;
  return typeof StoppedReason === "string" ? StoppedReason : cause;
}

/** What went wrong, on one line: `NoRows: no rows on Monday`. Of another flow that failed it is what its run says. */
export function problemOf(error: string, cause = ""): string {
  const { ExecutionArn, Status, Error: own, Cause } = parsedObject(cause) ?? {};
  if (typeof ExecutionArn === "string")
    return problemOf(String(own ?? Status), String(Cause ?? ""));
  const [message = ""] = messageOf(cause).split("\n");
  if (message === "") return error;
  // Step Functions' word for any failure says nothing that the job's own words don't.
  return error === "States.TaskFailed" && message !== cause ? message : `${error}: ${message}`;
}

/** What an expression says with `$error`, JSONata's D3137: Step Functions tells the whole expression before it. */
const RAISED =
  /^An error occurred while executing the state [\s\S]* threw an error during evaluation. D3137: ([\s\S]+)$/;

function parsedObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
