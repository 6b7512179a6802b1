import type { JsonObject } from "../../../asl/index.ts";

/** What the service tells a worker process: what to run. */
export interface Invocation {
  readonly requestId: string;
  /** Path of the bundle; its export `handler` is the Lambda handler. */
  readonly bundle: string;
  /** JSON text. */
  readonly payload: string;
  /** As Lambda's context has it. */
  readonly context: {
    readonly functionName: string;
    readonly functionVersion: string;
    readonly invokedFunctionArn: string;
    readonly memoryLimitInMB: string;
    readonly awsRequestId: string;
    readonly logGroupName: string;
    readonly logStreamName: string;
    readonly clientContext?: JsonObject;
  };
  /** Milliseconds since 1970. */
  readonly deadline: number;
}

/** What comes back: JSON texts. */
export type InvocationOutcome =
  | { readonly kind: "succeeded"; readonly payload: string }
  | { readonly kind: "failed"; readonly error: FunctionError };

/** An error as Lambda's Node.js runtime reports it. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** Written to both streams when an invocation is over, so that its last line is known to be the last. */
export const endMark = (requestId: string): string => `\u0000nagare:end:${requestId}`;
