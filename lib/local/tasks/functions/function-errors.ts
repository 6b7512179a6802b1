import type { Crash } from "./worker.ts";
import type { FunctionError } from "./worker-message.ts";

/** Errors that Lambda itself reports for a function, in its words. */
export const functionErrors = {
  timedOut: (requestId: string, seconds: number): FunctionError => ({
    errorType: "Sandbox.Timedout",
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  }),
  crashed: (requestId: string, { code, signal }: Crash): FunctionError => ({
    errorType: "Runtime.ExitError",
    errorMessage: `RequestId: ${requestId} Error: Runtime exited ${code === 0 ? "without providing a reason" : `with error: ${exit(code, signal)}`}`,
  }),
  notBundled: (message: string): FunctionError => ({
    errorType: "Runtime.ImportModuleError",
    errorMessage: message,
    trace: [],
  }),
} as const;

function exit(code: number | null, signal: NodeJS.Signals | null): string {
  if (code !== null) return `exit status ${code}`;
  return `signal: ${signal === "SIGKILL" ? "killed" : signal === "SIGABRT" ? "aborted" : signal}`;
}
