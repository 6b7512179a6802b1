import type { CommonFields } from "./common.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html */
export interface FailState extends CommonFields {
  readonly Type: "Fail";
  readonly Error?: string;
  readonly ErrorPath?: string;
  readonly Cause?: string;
  readonly CausePath?: string;
}
