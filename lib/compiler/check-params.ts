import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { describeShape } from "../diagnostics/index.ts";
import type { JsonSchema } from "./project.ts";

/** What is wrong with the params: each by member, what was expected and what came. `nagare` and `_datadog` say how a run was started. */
export function checkParams(
  schema: JsonSchema,
  params: Readonly<Record<string, unknown>>,
): readonly string[] {
  const { nagare, _datadog: _, ...own } = params;
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false });
  const validate = ajv.compile(schema);
  const errors = validate(own) ? [] : (validate.errors ?? []);
  const outer = errors.filter((error) => !errors.some((other) => isWithin(error, other)));
  return [...new Set([...outer.map(problem), ...startProblems(nagare)])];
}

/** Why a value is none of its alternatives is told once, not for each of them. */
function isWithin(error: ErrorObject, other: ErrorObject): boolean {
  if (other.keyword !== "anyOf" || error === other) return false;
  const isBelow = error.instancePath.startsWith(`${other.instancePath}/`);
  return isBelow || (error.instancePath === other.instancePath && error.keyword !== "anyOf");
}

function problem({ keyword, params, data, instancePath, schema, parentSchema }: ErrorObject) {
  const path = instancePath.split("/").slice(1).map(unescaped);
  if (keyword === "additionalProperties") {
    return `unknown member: ${fieldOf([...path, String(params["additionalProperty"])])}`;
  }
  if (keyword === "required") {
    const name = String(params["missingProperty"]);
    const member = parentSchema?.["properties"]?.[name] ?? {};
    return `${fieldOf([...path, name])}: expected ${describeShape(member)}, got nothing`;
  }
  const expected =
    keyword === "pattern" ? `a text like ${schema}` : describeShape(parentSchema ?? {});
  return `${fieldOf(path)}: expected ${expected}, got ${shown(data)}`;
}

/** A schedule's or backfill's word for the instant that a run is for. */
function startProblems(nagare: unknown): readonly string[] {
  if (nagare === undefined) return [];
  if (typeof nagare !== "object" || nagare === null || Array.isArray(nagare)) {
    return [`nagare: expected { scheduledTime?: string }, got ${shown(nagare)}`];
  }
  const { scheduledTime } = { scheduledTime: undefined, ...nagare };
  const isRight = scheduledTime === undefined || isInstant(scheduledTime);
  const example = "an instant such as 2026-01-02T01:00:00Z";
  return isRight ? [] : [`nagare.scheduledTime: expected ${example}, got ${shown(scheduledTime)}`];
}

/** With its seconds, which JSONata asks for; and after the year 2000, as definitions take it to be. */
function isInstant(value: unknown): boolean {
  const form = /^2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  return typeof value === "string" && form.test(value) && !Number.isNaN(Date.parse(value));
}

function unescaped(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** `rules[0].limit`. */
function fieldOf(path: readonly string[]): string {
  const parts = path.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`));
  return parts.join("").replace(/^\./, "");
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
