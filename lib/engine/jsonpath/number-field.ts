import type { NumberField } from "../../asl/index.ts";
import { runtimeFailure } from "../core/runtime-failure.ts";
import { type Data, required } from "./data.ts";

/** A number from 0 on that a state gives as it is (`Name`) or by a path (`NamePath`). */
export function integerField<N extends string>(
  data: Data,
  name: N,
  state: NumberFields<N>,
): number | undefined {
  const value = signedIntegerField(data, name, state);
  if (value !== undefined && value < 0 && state[`${name}Path`] !== undefined)
    throw runtimeFailure(`${name} cannot be negative.`);
  return value;
}

/** The same, of any sign. */
export function signedIntegerField<N extends string>(
  data: Data,
  name: N,
  state: NumberFields<N>,
): number | undefined {
  const constant = state[name];
  if (typeof constant === "number") return constant;
  const path = state[`${name}Path`];
  if (typeof path !== "string") return undefined;
  const value = required(data, path);
  if (Number.isInteger(value)) return Number(value);
  throw runtimeFailure(
    `The ${name}Path field refers to value "${JSON.stringify(value)}" which is not a valid integer: ${path}`,
  );
}

type NumberFields<N extends string> = {
  readonly [K in N | `${N}Path`]?: NumberField | string;
};
