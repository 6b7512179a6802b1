import type { Comparison, JsonValue } from "../../asl/index.ts";
import { runtimeFailure } from "../core/runtime-failure.ts";
import { type Data, follow, pathOf } from "./data.ts";
import { matchesPattern } from "./text-pattern.ts";

/** Whether a Choice rule, or a part of one, holds. */
export function matches(data: Data, rule: Comparison): boolean {
  if (rule.And) return rule.And.every((part) => matches(data, part));
  if (rule.Or) return rule.Or.some((part) => matches(data, part));
  if (rule.Not) return !matches(data, rule.Not);
  return compares(data, rule);
}

function compares(data: Data, { Variable = "$", ...rule }: Comparison): boolean {
  const [operator, operand] =
    Object.entries(rule).find(([name]) => isOperator(name)) ?? ([""] as const);
  const value = follow(data, pathOf(data.machine, Variable));
  if (operator === "IsPresent") return (value !== undefined) === operand;
  if (value === undefined) throw invalidPath(Variable);
  const test = tests[operator];
  if (test) return test(value) === operand;
  const compare = comparisons[operator.replace(/Path$/, "")];
  if (!compare) return false;
  return compare(value, operator.endsWith("Path") ? referenced(data, String(operand)) : operand);
}

function isOperator(name: string): boolean {
  return name === "IsPresent" || name in tests || name.replace(/Path$/, "") in comparisons;
}

function referenced(data: Data, path: string): JsonValue {
  const value = follow(data, pathOf(data.machine, path));
  if (value === undefined) throw invalidPath(path);
  return value;
}

function invalidPath(path: string): Error {
  return runtimeFailure(
    `Invalid path '${path}': The choice state's condition path references an invalid value.`,
  );
}

const tests: Readonly<Record<string, (value: JsonValue) => boolean>> = {
  IsNull: (value) => value === null,
  IsBoolean: (value) => typeof value === "boolean",
  IsNumeric: (value) => typeof value === "number",
  IsString: (value) => typeof value === "string",
  IsTimestamp: (value) => instantOf(value) !== undefined,
};

type Comparer = (value: unknown, operand: unknown) => boolean;

const comparisons: Readonly<Record<string, Comparer>> = {
  BooleanEquals: (value, operand) => typeof value === "boolean" && value === operand,
  StringMatches: (value, operand) =>
    typeof value === "string" && typeof operand === "string" && matchesPattern(value, operand),
  ...ordered("String", (value) => (typeof value === "string" ? value : undefined)),
  ...ordered("Numeric", (value) => (typeof value === "number" ? value : undefined)),
  ...ordered("Timestamp", instantOf),
};

/** The five comparisons of a type; a value of another type never matches. */
function ordered(
  type: string,
  read: (value: unknown) => string | number | undefined,
): Record<string, Comparer> {
  const when =
    (test: (order: number) => boolean): Comparer =>
    (value, operand) => {
      const [left, right] = [read(value), read(operand)];
      if (left === undefined || right === undefined) return false;
      return test(left < right ? -1 : Number(left > right));
    };
  return {
    [`${type}Equals`]: when((order) => order === 0),
    [`${type}LessThan`]: when((order) => order < 0),
    [`${type}LessThanEquals`]: when((order) => order <= 0),
    [`${type}GreaterThan`]: when((order) => order > 0),
    [`${type}GreaterThanEquals`]: when((order) => order >= 0),
  };
}

function instantOf(value: unknown): number | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(value)) {
    return undefined;
  }
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : instant;
}
