import type { JsonValue } from "../json.ts";
import type { CommonFields, OutputFields, PathFields } from "./common.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export interface ChoiceState extends CommonFields, PathFields, OutputFields {
  readonly Type: "Choice";
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
}

/** A rule of a Choice: a `Condition` (JSONata), or a comparison, And, Or, Not (JSONPath). */
export interface ChoiceRule extends Comparison {
  readonly Comment?: string;
  readonly Next: string;
  readonly Condition?: string | boolean;
  readonly Assign?: JsonValue;
  readonly Output?: JsonValue;
}

/** JSONPath: `Variable` with one operator such as `StringEquals`, or a combination. */
export interface Comparison {
  readonly Variable?: string;
  readonly And?: readonly Comparison[];
  readonly Or?: readonly Comparison[];
  readonly Not?: Comparison;
  readonly [operator: string]: unknown;
}
