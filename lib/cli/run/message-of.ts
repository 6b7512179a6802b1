/** The sentence in a cause: of a function's error its message, of a stopped ECS task its reason, otherwise the cause itself. */
export function messageOf(cause: string): string {
  const parsed = parsedObject(cause);
  if (parsed === undefined) return cause;
  const { errorMessage, StoppedReason, Containers } = parsed;
  if (typeof errorMessage === "string") return errorMessage;
  const exitCode = Array.isArray(Containers) ? Containers[0]?.ExitCode : undefined;
  if (typeof exitCode === "number") return `exit code ${exitCode}`;
  return typeof StoppedReason === "string" ? StoppedReason : cause;
}

function parsedObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
