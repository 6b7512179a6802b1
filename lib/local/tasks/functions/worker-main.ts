/** Runs in a worker process: invokes a Lambda handler as Lambda's Node.js runtime does, one invocation at a time. */
import { pathToFileURL } from "node:url";
import {
  endMark,
  type FunctionError,
  type Invocation,
  type InvocationOutcome,
} from "./worker-message.ts";

process.on("message", (invocation: Invocation) => void answer(invocation));
// The service has gone, or died: whoever starts it again runs the task again.
process.on("disconnect", () => process.exit());

async function answer(invocation: Invocation): Promise<void> {
  const outcome = await invoke(invocation);
  const mark = `\n${endMark(invocation.requestId)}\n`;
  await Promise.all([written(process.stdout, mark), written(process.stderr, mark)]);
  process.send?.(outcome);
}

async function invoke({
  bundle,
  payload,
  context,
  deadline,
}: Invocation): Promise<InvocationOutcome> {
  try {
    const { handler } = await import(pathToFileURL(bundle).href);
    const result: unknown = await handler(JSON.parse(payload), {
      ...context,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => deadline - Date.now(),
    });
    return marshalled(result);
  } catch (error) {
    return { kind: "failed", error: reported(error) };
  }
}

function marshalled(result: unknown): InvocationOutcome {
  try {
    return { kind: "succeeded", payload: JSON.stringify(result ?? null) ?? "null" };
  } catch (error) {
    const { errorMessage, trace } = reported(error);
    const unable = `Unable to stringify response body as json: ${errorMessage}`;
    return {
      kind: "failed",
      error: {
        errorType: "Runtime.MarshalError",
        errorMessage: unable,
        ...(trace ? { trace } : {}),
      },
    };
  }
}

function reported(error: unknown): FunctionError {
  if (!(error instanceof Error))
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return {
    errorType: error.name,
    errorMessage: error.message,
    trace: error.stack?.split("\n") ?? [],
  };
}

function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => resolve());
  });
}
