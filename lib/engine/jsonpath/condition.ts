import { isDeepStrictEqual } from "node:util";
import type { JsonValue } from "../../asl/index.ts";
import type { Condition, Operand, PathStep } from "./path.ts";

/** How an operand's path is followed. */
export type Select = (
  whole: JsonValue,
  steps: readonly PathStep[],
  start?: JsonValue,
) => readonly JsonValue[];

/** What a filter is asked about: one item, within the whole that the path started at. */
export interface Subject {
  readonly item: JsonValue;
  readonly whole: JsonValue;
  readonly select: Select;
}

export function holds(condition: Condition, subject: Subject): boolean {
  switch (condition.kind) {
    case "and":
      return condition.terms.every((term) => holds(term, subject));
    case "or":
      return condition.terms.some((term) => holds(term, subject));
    case "not":
      return !holds(condition.term, subject);
    case "exists":
      return operandValue(condition.operand, subject) !== undefined;
    case "compare":
      return compares(
        condition.operator,
        operandValue(condition.left, subject),
        operandValue(condition.right, subject),
      );
  }
}

function operandValue(operand: Operand, { item, whole, select }: Subject): unknown {
  if (operand.kind === "literal") return operand.value;
  if (operand.kind === "pattern") return operand.pattern;
  return select(whole, operand.steps, operand.from === "item" ? item : whole)[0];
}

const comparisons: Readonly<Record<string, (left: unknown, right: unknown) => boolean>> = {
  "==": (left, right) => isDeepStrictEqual(left, right),
  "!=": (left, right) => !isDeepStrictEqual(left, right),
  "<": (left, right) => isOrdered(left, right, (order) => order < 0),
  "<=": (left, right) => isOrdered(left, right, (order) => order <= 0),
  ">": (left, right) => isOrdered(left, right, (order) => order > 0),
  ">=": (left, right) => isOrdered(left, right, (order) => order >= 0),
  "=~": (left, right) => typeof left === "string" && right instanceof RegExp && right.test(left),
  in: (left, right) => Array.isArray(right) && right.includes(left),
  nin: (left, right) => Array.isArray(right) && !right.includes(left),
};

function compares(operator: string, left: unknown, right: unknown): boolean {
  return comparisons[operator]?.(left, right) ?? false;
}

function isOrdered(left: unknown, right: unknown, test: (order: number) => boolean): boolean {
  if (typeof left === "number" && typeof right === "number") return test(left - right);
  if (typeof left !== "string" || typeof right !== "string") return false;
  return test(left < right ? -1 : Number(left > right));
}
