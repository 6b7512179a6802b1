import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { JsonSchema } from "../../compiler/index.ts";

/** What is wrong with the params: each by member, what was expected and what came. `nagare` and `_datadog` say how a run was started. */
export function checkParams(
  schema: JsonSchema,
  params: Readonly<Record<string, unknown>>,
): readonly string[] {
  const { nagare: _, _datadog: __, ...own } = params;
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false });
  const validate = ajv.compile(schema);
  return validate(own) ? [] : [...new Set((validate.errors ?? []).map(problem))];
}

function problem(error: ErrorObject): string {
  const { keyword, params, data, message = "is wrong" } = error;
  const at = error.instancePath.slice(1).replaceAll("/", ".");
  const member = (name: string): string => (at === "" ? name : `${at}.${name}`);
  switch (keyword) {
    case "required":
      return `${member(params["missingProperty"])} is missing`;
    case "additionalProperties":
      return `unknown member: ${member(params["additionalProperty"])}`;
    case "enum":
      return `${at}: expected one of ${params["allowedValues"].map(shown).join(", ")}, got ${shown(data)}`;
    case "type":
      return `${at}: expected ${[params["type"]].flat().join(" or ")}, got ${shown(data)}`;
    default:
      return `${at}: ${message}, got ${shown(data)}`;
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
