import type { JsonObject, JsonValue } from "../json.ts";
import type { QueryLanguage } from "../query-language.ts";
import { foreignFields } from "./check-fields.ts";
import { isTimestamp } from "./check-wait.ts";
import { type DefinitionDiagnostic, schemaError } from "./diagnostic.ts";
import { isObject, missingFields, unknownFields } from "./shape.ts";

export function checkChoice(
  { Type, Choices }: JsonObject,
  language: QueryLanguage,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (Type !== "Choice" || !Array.isArray(Choices)) return [];
  return Choices.flatMap((rule: JsonValue, index) => {
    const at = `${location}/Choices[${index}]`;
    if (!isObject(rule)) return [schemaError("Expected value of type Object", at)];
    return [
      ...missingFields(rule, ["Next"], at),
      ...unknownFields(rule, ruleFields, at),
      ...misplacedLanguage(rule, language, at),
      ...checkRule(rule, at),
    ];
  });
}

const types = ["String", "Numeric", "Timestamp"];
const orders = ["Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals"];
const comparisons = [
  ...types.flatMap((type) => orders.map((order) => `${type}${order}`)),
  "BooleanEquals",
];
const tests = ["IsNull", "IsPresent", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp"];
const operators = [
  ...comparisons.flatMap((comparison) => [comparison, `${comparison}Path`]),
  "StringMatches",
  ...tests,
];
const kinds = ["And", "Or", "Not", "Variable", "Condition"];
const partFields = ["Comment", ...kinds.filter((kind) => kind !== "Condition"), ...operators];
const ruleFields = [...partFields, "Condition", "Next", "Assign", "Output"];

/** A rule's comparison is JSONPath's, its Condition JSONata's. */
function misplacedLanguage(
  rule: JsonObject,
  language: QueryLanguage,
  location: string,
): readonly DefinitionDiagnostic[] {
  const wrong = language === "JSONata" ? ["Variable", "And", "Or", "Not"] : ["Condition"];
  const other = language === "JSONata" ? "JSONPath" : "JSONata";
  const found = wrong.filter((field) => rule[field] !== undefined);
  return [
    ...foreignFields(rule, language, location),
    ...found.map((field) =>
      schemaError(
        `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage`,
        location,
      ),
    ),
  ];
}

/** A rule, or a part of one inside And, Or, Not. */
function checkRule(rule: JsonObject, location: string): readonly DefinitionDiagnostic[] {
  const given = kinds.filter((kind) => rule[kind] !== undefined);
  if (given.length !== 1) return [schemaError(oneKind, location)];
  if (rule["Variable"] !== undefined) return checkComparison(rule, location);
  const { And, Or, Not } = rule;
  return [
    ...checkParts(And, `${location}/And`),
    ...checkParts(Or, `${location}/Or`),
    ...(Not === undefined ? [] : checkPart(Not, `${location}/Not`)),
  ];
}

const oneKind = `The object must have only one of the following fields, [${kinds.join(", ")}]`;

function checkParts(
  parts: JsonValue | undefined,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (parts === undefined) return [];
  if (!Array.isArray(parts)) return [schemaError("Expected value of type Array", location)];
  if (parts.length === 0) return [schemaError("Value cannot be empty", location)];
  return parts.flatMap((part: JsonValue, index) => checkPart(part, `${location}[${index}]`));
}

/** Only a whole rule leads to a state. */
function checkPart(part: JsonValue, location: string): readonly DefinitionDiagnostic[] {
  if (!isObject(part)) return [schemaError("Expected value of type Object", location)];
  return [...unknownFields(part, partFields, location), ...checkRule(part, location)];
}

function checkComparison(rule: JsonObject, location: string): readonly DefinitionDiagnostic[] {
  const [operator, ...more] = operators.filter((name) => rule[name] !== undefined);
  if (operator === undefined || more.length > 0) {
    const what = operator === undefined ? "This object should have only" : "There should only be";
    return [
      schemaError(`${what} one of the following fields: [${operators.join(", ")}]`, location),
    ];
  }
  return [
    ...checkReference(rule["Variable"], `${location}/Variable`),
    ...checkOperand(operator, rule[operator], `${location}/${operator}`),
  ];
}

function checkReference(
  path: JsonValue | undefined,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (typeof path !== "string") return [schemaError("Expected value of type String", location)];
  return path.startsWith("$") ? [] : [schemaError(notAReference, location)];
}

const notAReference = "Value is not a Reference Path: Reference path didn't start with '$'";

function checkOperand(
  operator: string,
  operand: JsonValue | undefined,
  location: string,
): readonly DefinitionDiagnostic[] {
  if (operator.endsWith("Path")) return checkReference(operand, location);
  if (operator.startsWith("Timestamp") && typeof operand === "string")
    return isTimestamp(operand) ? [] : [schemaError(notATimestamp, location)];
  const [name, type] = operandType(operator);
  return typeof operand === type ? [] : [schemaError(`Expected value of type ${name}`, location)];
}

const notATimestamp = "String does not match RFC3339 timestamp";

function operandType(operator: string): readonly [string, "string" | "number" | "boolean"] {
  if (operator.startsWith("Is") || operator.startsWith("Boolean")) return ["Boolean", "boolean"];
  return operator.startsWith("Numeric") ? ["Number", "number"] : ["String", "string"];
}
