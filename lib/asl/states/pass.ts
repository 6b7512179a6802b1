import type { JsonValue } from "../json.ts";
import type { CommonFields, OutputFields, PathFields, TransitionFields } from "./common.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
export interface PassState extends CommonFields, TransitionFields, PathFields, OutputFields {
  readonly Type: "Pass";
  readonly Parameters?: JsonValue;
  /** JSONPath: a fixed result. */
  readonly Result?: JsonValue;
  readonly ResultPath?: string | null;
}
