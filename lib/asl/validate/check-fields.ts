import type { JsonObject, JsonValue } from "../json.ts";
import type { QueryLanguage } from "../query-language.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";
import type { FieldRule, FieldRules, NumberRule, PathRule } from "./field-rules.ts";
import { languageFields } from "./fields.ts";
import { isExpression, isObject } from "./shape.ts";

/** Compares the fields of a state, or of a part of it, with what they may be. */
export function checkFields(
  object: JsonObject,
  rules: FieldRules,
  language: QueryLanguage,
  location: string,
): readonly DefinitionDiagnostic[] {
  return Object.entries(object).flatMap(([field, value]) => {
    const rule = rules[field];
    if (rule === undefined) return [];
    return messagesFor(rule, value, language).map((message) =>
      schemaError(message, `${location}/${field}`),
    );
  });
}

/** Fields of the other query language. */
export function foreignFields(
  object: JsonObject,
  language: QueryLanguage,
  location: string,
): readonly DefinitionDiagnostic[] {
  const other = language === "JSONata" ? "JSONPath" : "JSONata";
  const foreign: readonly string[] = languageFields[other];
  return Object.keys(object)
    .filter((field) => foreign.includes(field))
    .map((field) =>
      schemaError(
        `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage`,
        location,
      ),
    );
}

function messagesFor(rule: FieldRule, value: JsonValue, language: QueryLanguage): string[] {
  if (isNumber(rule) && language === "JSONata" && isExpression(value)) return [];
  return checks[rule.kind](value, rule as never);
}

const isNumber = ({ kind }: FieldRule): boolean => kind === "integer" || kind === "decimal";

const must = (holds: boolean, message: string): string[] => (holds ? [] : [message]);
const ofType = (type: string, holds: boolean): string[] =>
  must(holds, `Expected value of type ${type}`);
const list = (value: JsonValue): string[] => ofType("Array", Array.isArray(value));

const checks = {
  any: () => [],
  text: (value) => ofType("String", typeof value === "string"),
  flag: (value) => ofType("Boolean", typeof value === "boolean"),
  object: (value) => ofType("Object", isObject(value)),
  list,
  filledList: (value) =>
    Array.isArray(value) && value.length === 0 ? ["Value cannot be empty"] : list(value),
  integer: (value, rule: NumberRule) =>
    Number.isInteger(value) ? inRange(Number(value), rule, String) : ofType("Integer", false),
  decimal: (value, rule: NumberRule) =>
    typeof value === "number" ? inRange(value, rule, decimal) : ofType("Integer", false),
  oneOf: (value, { values }: { readonly values: readonly string[] }) =>
    typeof value === "string"
      ? must(values.includes(value), `Value should be one of the following: [${values.join(", ")}]`)
      : ofType("String", false),
  path: pathMessages,
} as const satisfies Record<FieldRule["kind"], (value: JsonValue, rule: never) => string[]>;

function inRange(
  value: number,
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: NumberRule,
  print: (bound: number) => string,
): string[] {
  if (value < min) return [`Minimum value is ${print(min)}`];
  return must(value <= max, `Maximum value is ${print(max)}`);
}

/** A bound as Java prints a number with a fraction. */
const decimal = (bound: number): string => bound.toFixed(1);

function pathMessages(value: JsonValue, rule: PathRule): string[] {
  if (value === null && rule.isNullable) return [];
  if (typeof value !== "string") return ofType("String", false);
  if (rule.orFunction && value.startsWith("States.")) return [];
  if (!value.startsWith("$")) return ["Value must be a valid JSONPath."];
  const isIndefinite = rule.isReference && /[*?@]|\.\./.test(value);
  const isContext = rule.noContext && value.startsWith("$$");
  return must(!isIndefinite && !isContext, "Value is not a Reference Path");
}
