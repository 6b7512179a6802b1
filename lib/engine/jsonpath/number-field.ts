import type { NumberField } from "../../asl/index.ts";
import { runtimeFailure } from "../core/runtime-failure.ts";
import { type Data, required } from "./data.ts";

/** A number that a state gives as it is (`Name`) or by a path (`NamePath`). */
export function integerField<N extends string>(
  data: Data,
  name: N,
  state: { readonly [K in N | `${N}Path`]?: NumberField | string },
): number | undefined {
  const constant = state[name];
  if (typeof constant === "number") return constant;
  const path = state[`${name}Path`];
  if (typeof path !== "string") return undefined;
  const value = required(data, path);
  if (Number.isInteger(value)) return notNegative(name, Number(value));
  throw runtimeFailure(
    `The ${name}Path field refers to value "${JSON.stringify(value)}" which is not a valid integer: ${path}`,
  );
}

function notNegative(name: string, value: number): number {
  if (value < 0) throw runtimeFailure(`${name} cannot be negative.`);
  return value;
}
