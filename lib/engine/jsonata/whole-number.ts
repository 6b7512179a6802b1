import type { JsonValue } from "../../asl/index.ts";
import { StateFailure } from "../core/failure.ts";
import { evaluateTyped, type FieldBindings } from "./fields.ts";

/** Evaluates a field that takes whole numbers from 0 on. */
export async function wholeNumber(
  value: JsonValue,
  field: string,
  bindings: FieldBindings,
): Promise<number> {
  const number = await evaluateTyped(value, field, "number", bindings);
  if (Number.isInteger(number) && number >= 0) return number;
  const message = `The ${field} field cannot be parsed as a long value: ${number}`;
  throw new StateFailure({ kind: "evaluation", location: field, unusable: true, message });
}
