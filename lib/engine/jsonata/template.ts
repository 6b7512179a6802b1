import type { JsonObject, JsonValue } from "../../asl/index.ts";
import { StateFailure } from "../core/failure.ts";
import { type CompiledExpression, compileExpression } from "../evaluate.ts";
import type { EvaluationCall } from "./evaluation-call.ts";
import { ExpressionError, UnsupportedResultError } from "./expression-error.ts";

/** What the expressions of one field see. */
export interface Bindings {
  readonly values: Readonly<Record<string, unknown>>;
  readonly call: EvaluationCall;
}

/** A field's value with its expressions found and compiled, ready to be evaluated again and again. */
export type Template =
  | { readonly kind: "constant"; readonly value: JsonValue }
  | {
      readonly kind: "expression";
      readonly source: string;
      compiled: CompiledExpression | undefined;
    }
  | { readonly kind: "array"; readonly items: readonly Template[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [string, Template])[] };

const delimiters = /^\{%(.*)%\}$/s;

/** The text between `{%` and `%}`, if the whole text is an expression. */
export function expressionIn(text: string): string | undefined {
  return delimiters.exec(text)?.[1]?.trim();
}

export function createTemplate(value: JsonValue): Template {
  if (typeof value === "string") {
    const source = expressionIn(value);
    return source === undefined
      ? { kind: "constant", value }
      : { kind: "expression", source, compiled: undefined };
  }
  if (typeof value !== "object" || value === null) return { kind: "constant", value };
  return Array.isArray(value) ? arrayTemplate(value, value) : objectTemplate(value as JsonObject);
}

/** A leaf that gives nothing fails, as on AWS: a template never leaves anything out. */
export async function evaluateTemplate(
  template: Template,
  location: string,
  bindings: Bindings,
): Promise<JsonValue> {
  switch (template.kind) {
    case "constant":
      return template.value;
    case "expression":
      return evaluateLeaf(template, location, bindings);
    case "array": {
      const items: JsonValue[] = [];
      for (const [index, item] of template.items.entries()) {
        items.push(await evaluateTemplate(item, `${location}[${index}]`, bindings));
      }
      return items;
    }
    case "object": {
      const members: [string, JsonValue][] = [];
      for (const [key, member] of template.members) {
        members.push([key, await evaluateTemplate(member, `${location}/${key}`, bindings)]);
      }
      // Not by assignment: a member may be called `__proto__`.
      return Object.fromEntries(members);
    }
  }
}

function arrayTemplate(value: JsonValue, list: readonly JsonValue[]): Template {
  const items = list.map(createTemplate);
  return items.every(({ kind }) => kind === "constant")
    ? { kind: "constant", value }
    : { kind: "array", items };
}

function objectTemplate(value: JsonObject): Template {
  const members = Object.entries(value).map(
    ([key, member]) => [key, createTemplate(member)] as const,
  );
  return members.every(([, { kind }]) => kind === "constant")
    ? { kind: "constant", value }
    : { kind: "object", members };
}

async function evaluateLeaf(
  template: Extract<Template, { kind: "expression" }>,
  location: string,
  { values, call }: Bindings,
): Promise<JsonValue> {
  const { source } = template;
  try {
    template.compiled ??= compileExpression(source);
    const value = await template.compiled.evaluate(values, call);
    if (value === undefined) {
      throw evaluationFailure(source, location, "returned nothing (undefined).");
    }
    return value;
  } catch (thrown) {
    if (!(thrown instanceof ExpressionError)) throw thrown;
    throw evaluationFailure(source, location, whatHappened(thrown));
  }
}

function whatHappened(error: ExpressionError): string {
  if (error instanceof UnsupportedResultError) return error.message;
  const { code, message } = error;
  const reason = code === undefined ? `: ${message}` : `. ${code}: ${message}`;
  return `threw an error during evaluation${reason}`;
}

export function evaluationFailure(source: string, location: string, what: string): StateFailure {
  return new StateFailure({
    kind: "evaluation",
    location,
    message: `The JSONata expression '${source}' specified for the field '${location}' ${what}`,
  });
}
