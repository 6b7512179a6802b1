import ts from "typescript";
import type { ConstantValue } from "./loaded-project.ts";

/** A binary operator over constants, as JavaScript has it; undefined where that is not JSON, or not plain to see. */
export function operate(
  operator: ts.SyntaxKind,
  left: ConstantValue,
  right: ConstantValue,
): ConstantValue {
  if (typeof left === "number" && typeof right === "number") {
    return finite(ARITHMETIC.get(operator)?.(left, right)) ?? compare(operator, left, right);
  }
  if (operator === ts.SyntaxKind.PlusToken) return joined(left, right);
  if (typeof left === "string" && typeof right === "string") return compare(operator, left, right);
  return isObject(left) || isObject(right) ? undefined : EQUALITY.get(operator)?.(left, right);
}

function finite(value: number | undefined): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function joined(left: ConstantValue, right: ConstantValue): string | undefined {
  return isText(left) && isText(right) ? `${left}${right}` : undefined;
}

const ARITHMETIC: ReadonlyMap<ts.SyntaxKind, (left: number, right: number) => number> = new Map([
  [ts.SyntaxKind.PlusToken, (left: number, right: number) => left + right],
  [ts.SyntaxKind.MinusToken, (left, right) => left - right],
  [ts.SyntaxKind.AsteriskToken, (left, right) => left * right],
  [ts.SyntaxKind.SlashToken, (left, right) => left / right],
  [ts.SyntaxKind.PercentToken, (left, right) => left % right],
  [ts.SyntaxKind.AsteriskAsteriskToken, (left, right) => left ** right],
]);

type Test = (left: ConstantValue, right: ConstantValue) => boolean;

const EQUALITY: ReadonlyMap<ts.SyntaxKind, Test> = new Map([
  [
    ts.SyntaxKind.EqualsEqualsEqualsToken,
    (left: ConstantValue, right: ConstantValue) => left === right,
  ],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, (left, right) => left !== right],
]);

function compare<T extends string | number>(
  operator: ts.SyntaxKind,
  left: T,
  right: T,
): boolean | undefined {
  if (operator === ts.SyntaxKind.LessThanToken) return left < right;
  if (operator === ts.SyntaxKind.LessThanEqualsToken) return left <= right;
  if (operator === ts.SyntaxKind.GreaterThanToken) return left > right;
  if (operator === ts.SyntaxKind.GreaterThanEqualsToken) return left >= right;
  return EQUALITY.get(operator)?.(left, right);
}

function isText(value: ConstantValue): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function isObject(value: ConstantValue): boolean {
  return typeof value === "object" && value !== null;
}
