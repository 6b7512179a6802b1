import type { JsonValue } from "../../../asl/index.ts";
import type { RandomSource } from "../../core/random.ts";
import { arrayFunctions } from "./array.ts";
import { encodingFunctions } from "./encoding.ts";
import { jsonFunctions } from "./json.ts";
import { mathFunctions } from "./math.ts";
import { textFunctions } from "./text.ts";

export type IntrinsicFunction = (args: readonly JsonValue[], random: RandomSource) => JsonValue;

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const intrinsicFunctions: Readonly<Record<string, IntrinsicFunction>> = {
  ...arrayFunctions,
  ...encodingFunctions,
  ...jsonFunctions,
  ...mathFunctions,
  ...textFunctions,
};
