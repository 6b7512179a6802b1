import { isIPv4, isIPv6 } from "node:net";
import type { LoadedTrigger } from "../1-load/index.ts";

type JsonObject = LoadedTrigger["pattern"];
type JsonValue = JsonObject[string];

/** What EventBridge refuses of a pattern, and where in it. */
export interface PatternProblem {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
export function patternProblems(
  pattern: JsonObject,
  path: PatternProblem["path"] = [],
): readonly PatternProblem[] {
  const members = Object.entries(pattern);
  if (members.length === 0) return [{ path, problem: `${nameOf(path)} is empty` }];
  return members.flatMap(([name, value]) => memberProblems(name, value, [...path, name]));
}

function memberProblems(
  name: string,
  value: JsonValue,
  path: PatternProblem["path"],
): readonly PatternProblem[] {
  if (!isList(value)) {
    return isObject(value)
      ? patternProblems(value, path)
      : [{ path, problem: `${nameOf(path)} takes a list` }];
  }
  if (name === "$or") return alternativeProblems(value, path);
  if (value.length === 0) return [{ path, problem: `${nameOf(path)} has no value that would fit` }];
  return value.flatMap((each, index) => {
    const problem = matchProblem(each);
    return problem === undefined ? [] : [{ path: [...path, index], problem }];
  });
}

function alternativeProblems(
  alternatives: readonly JsonValue[],
  path: PatternProblem["path"],
): readonly PatternProblem[] {
  if (alternatives.length < 2) return [{ path, problem: "$or takes two patterns or more" }];
  return alternatives.flatMap((each, index) =>
    isObject(each)
      ? patternProblems(each, [...path, index])
      : [{ path: [...path, index], problem: "$or takes patterns" }],
  );
}

function matchProblem(match: JsonValue): string | undefined {
  if (isList(match)) return "a list in a list fits nothing";
  if (!isObject(match)) return undefined;
  const [[operator, value] = ["", null], ...others] = Object.entries(match);
  const check = OPERATORS[operator];
  if (check === undefined || others.length > 0) {
    return `${JSON.stringify(match)} is no description of a value; there is ${Object.keys(OPERATORS).join(", ")}`;
  }
  const expected = check(value);
  return expected === undefined ? undefined : `${operator} takes ${expected}`;
}

/** What the operator takes, if that is not what it got. */
type Check = (value: JsonValue) => string | undefined;

const isText = (value: JsonValue): boolean => typeof value === "string";

const textCheck: Check = (value) => {
  const isFolded = isObject(value) && isText(value["equals-ignore-case"] ?? null);
  return isText(value) || isFolded ? undefined : "a text";
};

const wildcardCheck: Check = (value) => {
  const isRight = typeof value === "string" && /^([^\\]|\\[\\*])*$/.test(value);
  return isRight && !/(^|[^\\])\*\*/.test(value)
    ? undefined
    : "a text without ** in which \\ stands before * or \\ alone";
};

const COMPARISON = 'a comparison such as [">", 0] or [">=", 0, "<", 100]';

const numericCheck: Check = (value) => {
  if (!isList(value)) return COMPARISON;
  const [first, low, second, high] = value;
  const isOne = value.length === 2 && isOneOf(first, ["<", "<=", "=", ">", ">="]);
  const isRange = value.length === 4 && isOneOf(first, [">", ">="]) && isOneOf(second, ["<", "<="]);
  if (!isOne && !isRange) return COMPARISON;
  if (typeof low !== "number" || (isRange && typeof high !== "number")) return COMPARISON;
  return isRange && Number(high) <= low ? "a range that some number is in" : undefined;
};

const cidrCheck: Check = (value) => {
  const [address = "", bits = ""] = typeof value === "string" ? value.split("/") : [];
  const most = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  return /^\d+$/.test(bits) && Number(bits) <= most ? undefined : 'a range such as "10.0.0.0/24"';
};

const anythingButCheck: Check = (value) => {
  if (isList(value)) {
    const isRight =
      value.length > 0 && value.every((each) => isText(each) || typeof each === "number");
    return isRight ? undefined : "texts or numbers";
  }
  if (!isObject(value)) return undefined;
  const [[operator, what] = ["", null], ...others] = Object.entries(value);
  const all = isList(what) ? what : [what];
  const isKnown = isOneOf(operator, ["prefix", "suffix", "equals-ignore-case", "wildcard"]);
  return isKnown && others.length === 0 && all.length > 0 && all.every(isText)
    ? undefined
    : "values, or one of prefix, suffix, equals-ignore-case and wildcard";
};

const OPERATORS: Readonly<Record<string, Check>> = {
  prefix: textCheck,
  suffix: textCheck,
  "equals-ignore-case": (value) => (isText(value) ? undefined : "a text"),
  wildcard: wildcardCheck,
  numeric: numericCheck,
  exists: (value) => (typeof value === "boolean" ? undefined : "true or false"),
  cidr: cidrCheck,
  "anything-but": anythingButCheck,
};

function isOneOf(value: JsonValue | undefined, all: readonly string[]): boolean {
  return typeof value === "string" && all.includes(value);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

function nameOf(path: PatternProblem["path"]): string {
  return path.length === 0 ? "the pattern" : path.join(".");
}
