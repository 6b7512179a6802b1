import type { JsonObject, JsonValue } from "../json.ts";
import type { QueryLanguage } from "../query-language.ts";
import { type DefinitionDiagnostic, type DiagnosticCode, schemaError } from "./diagnostic.ts";
import { isObject } from "./shape.ts";
import type { LocatedState } from "./walk.ts";

/** Finds what is wrong with an expression where `$states` offers the given members. */
export type CheckExpression = (
  source: string,
  offered: OfferedMembers,
) => readonly ExpressionProblem[];

/** Members of `$states` that not every field has. */
export interface OfferedMembers {
  readonly result: boolean;
  readonly errorOutput: boolean;
}

export interface ExpressionProblem {
  readonly code: Extract<
    DiagnosticCode,
    "INVALID_JSONATA_EXPRESSION" | "UNSUPPORTED_JSONATA_EXPRESSION"
  >;
  readonly message: string;
}

/** Checks the expressions of a JSONata state, or the payload templates of a JSONPath state. */
export function checkTemplates(
  { state, location }: LocatedState,
  language: QueryLanguage,
  check: CheckExpression,
): readonly DefinitionDiagnostic[] {
  return Object.entries(state)
    .filter(([field]) => !constantFields.includes(field))
    .flatMap(([field, value]) => {
      const at = `${location}/${field}`;
      if (language === "JSONPath") return payloads.includes(field) ? checkPayload(value, at) : [];
      return checkExpressions(value, at, offeredTo(field, state), check);
    });
}

/** Fields without expressions of this state: constants, and what belongs to inner states. */
const constantFields = [
  "Type",
  "Comment",
  "QueryLanguage",
  "Resource",
  "Next",
  "Retry",
  "Branches",
  "ItemProcessor",
  "Iterator",
];
const payloads = ["Parameters", "ResultSelector", "ItemSelector", "Assign"];

function offeredTo(field: string, { Type }: JsonObject): OfferedMembers {
  const hasResult = Type === "Task" || Type === "Parallel" || Type === "Map";
  return {
    result: hasResult && (field === "Output" || field === "Assign"),
    errorOutput: field === "Catch",
  };
}

function checkExpressions(
  value: JsonValue,
  location: string,
  offered: OfferedMembers,
  check: CheckExpression,
): readonly DefinitionDiagnostic[] {
  if (typeof value === "string") {
    const [, source] = /^\{%(.*)%\}$/s.exec(value) ?? [];
    if (source === undefined)
      return value.startsWith("{%") === value.endsWith("%}")
        ? []
        : [schemaError(halfOpen, location)];
    return check(source, offered).map((problem) => ({ severity: "ERROR", ...problem, location }));
  }
  return childrenOf(value, location).flatMap(([child, at]) =>
    checkExpressions(child, at, offered, check),
  );
}

const halfOpen = "JSONata string must start with {% and end with %}";

function checkPayload(value: JsonValue, location: string): readonly DefinitionDiagnostic[] {
  const own = isObject(value)
    ? Object.entries(value)
        .filter(([key, member]) => key.endsWith(".$") && !isDynamic(member))
        .map(([key]) => schemaError(invalidMember(key), location))
    : [];
  return [...own, ...childrenOf(value, location).flatMap(([child, at]) => checkPayload(child, at))];
}

function isDynamic(value: JsonValue): boolean {
  return typeof value === "string" && /^(?:\$|States\.\w+\()/.test(value);
}

function invalidMember(key: string): string {
  return `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`;
}

function childrenOf(value: JsonValue, location: string): readonly (readonly [JsonValue, string])[] {
  if (Array.isArray(value)) {
    return value.map((item: JsonValue, index) => [item, `${location}[${index}]`] as const);
  }
  if (!isObject(value)) return [];
  return Object.entries(value).map(([key, member]) => [member, `${location}/${key}`] as const);
}
