import type { JsonValue } from "./json.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export interface Catcher {
  readonly Comment?: string;
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly Assign?: JsonValue;
  /** JSONata. @default the error output */
  readonly Output?: JsonValue;
  /** JSONPath: where the error output goes. @default "$" */
  readonly ResultPath?: string | null;
}
