import type { JsonValue } from "../json.ts";
import type { CommonFields, PathFields } from "./common.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html */
export interface SucceedState extends CommonFields, PathFields {
  readonly Type: "Succeed";
  readonly Output?: JsonValue;
}
