import type { NumberField } from "../expression.ts";
import type { CommonFields, OutputFields, PathFields, TransitionFields } from "./common.ts";

/**
 * Exactly one of the four fields says how long.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
 */
export interface WaitState extends CommonFields, TransitionFields, PathFields, OutputFields {
  readonly Type: "Wait";
  readonly Seconds?: NumberField;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
}
