import type { JsonValue } from "../../asl/index.ts";
import { textOf } from "../template/text-of.ts";

/** Seconds in the largest unit that they fill; an expression stays what it is. */
export function secondsText(value: JsonValue): string {
  if (typeof value !== "number") return textOf(value);
  const unit = UNITS.find(({ seconds }) => value >= seconds && value % seconds === 0);
  return unit === undefined ? `${value} s` : `${value / unit.seconds} ${unit.name}`;
}

const UNITS = [
  { name: "d", seconds: 86_400 },
  { name: "h", seconds: 3600 },
  { name: "min", seconds: 60 },
] as const;
