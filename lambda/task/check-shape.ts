import { type LambdaContext, runFacts } from "./run-facts.ts";

/** Whether a value has the shape of its type. `errors` are of the last call. */
export interface ShapeCheck {
  (value: unknown): boolean;
  errors?: readonly ShapeError[] | null;
}

/** As ajv reports it. */
export interface ShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

export interface TaskChecks {
  readonly task?: string;
  readonly input?: ShapeCheck;
  readonly result?: ShapeCheck;
}

/** A task's input that is not what its type says: the body hasn't run. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
}

/** A task's result that is not what its type says. */
export class InvalidResult extends Error {
  override readonly name = "InvalidResult";
}

/** What is wrong with what the body is to get. */
export function wrongInput(
  checks: TaskChecks,
  input: unknown,
  lambda: LambdaContext,
): InvalidInput | undefined {
  const wrong = wrongIn("input", checks, input, lambda);
  return wrong === undefined ? undefined : new InvalidInput(wrong);
}

/** What is wrong with what the body gave. */
export function wrongResult(
  checks: TaskChecks,
  result: unknown,
  lambda: LambdaContext,
): InvalidResult | undefined {
  const wrong = wrongIn("result", checks, result, lambda) ?? unwritable(result, checks, lambda);
  return wrong === undefined ? undefined : new InvalidResult(wrong);
}

/** Lambda could not write it as JSON, and would tell neither flow nor step. */
function unwritable(
  result: unknown,
  checks: TaskChecks,
  lambda: LambdaContext,
): string | undefined {
  try {
    JSON.stringify(result);
    return undefined;
  } catch (error) {
    const [why] = (error instanceof Error ? error.message : String(error)).split("\n");
    return `${placeOf(checks, lambda)}: result: expected JSON, got what JSON can't hold: ${why}`;
  }
}

function wrongIn(
  root: "input" | "result",
  checks: TaskChecks,
  value: unknown,
  lambda: LambdaContext,
): string | undefined {
  const problems = problemsOf(checks[root], value, root);
  return problems === undefined ? undefined : `${placeOf(checks, lambda)}: ${problems}`;
}

/** `flow daily-report, step load`. */
function placeOf({ task = "task" }: TaskChecks, lambda: LambdaContext): string {
  const { flow, step } = runFacts(lambda);
  return flow === undefined ? `task ${task}` : `flow ${flow}, step ${step ?? task}`;
}

function problemsOf(
  check: ShapeCheck | undefined,
  value: unknown,
  root: string,
): string | undefined {
  if (check === undefined || check(value)) return undefined;
  const told = (check.errors ?? []).map((error) => problemOf(error, value, root));
  return [...new Set(told)].slice(0, MOST_PROBLEMS).join("; ");
}

const MOST_PROBLEMS = 5;

/** `input.date: expected string, got the number 5`. */
function problemOf(
  { instancePath, keyword, params, message }: ShapeError,
  value: unknown,
  root: string,
): string {
  const path = instancePath.split("/").slice(1).map(unescaped);
  if (keyword === "required") {
    const place = fieldOf(root, [...path, String(params["missingProperty"])]);
    return `${place}: expected a value, got nothing`;
  }
  const expected = EXPECTED[keyword]?.(params) ?? message ?? "another value";
  return `${fieldOf(root, path)}: expected ${expected}, got ${shown(valueAt(value, path))}`;
}

const EXPECTED: Readonly<Record<string, (params: ShapeError["params"]) => string>> = {
  type: ({ type }) => [type].flat().join(" or "),
  enum: ({ allowedValues }) =>
    [allowedValues]
      .flat()
      .map((each) => JSON.stringify(each))
      .join(" or "),
  pattern: ({ pattern }) => `a text like ${pattern}`,
  minItems: ({ limit }) => `at least ${limit} items`,
  items: ({ limit }) => `at most ${limit} items`,
  anyOf: () => "one of its types",
};

function unescaped(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}

function fieldOf(root: string, path: readonly string[]): string {
  const parts = path.map((part) => {
    if (/^\d+$/.test(part)) return `[${part}]`;
    return /^[\w$]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
  });
  return `${root}${parts.join("")}`;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === "object" && inner !== null ? Reflect.get(inner, part) : undefined,
    value,
  );
}

/** Never more of the data than tells what it is: it goes into logs. */
function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object") return objectShown(value);
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return `the ${typeof value} ${text.length > 60 ? `${text.slice(0, 57)}…` : text}`;
}

/** `an object`, or of what class it is: JSON has no Date and no Map. */
function objectShown(value: object): string {
  const name: unknown = value.constructor?.name;
  if (typeof name !== "string" || name === "Object" || name === "") return "an object";
  return `an object of class ${name}`;
}
