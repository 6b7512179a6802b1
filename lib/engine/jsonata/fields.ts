import type { JsonValue, StateMachine } from "../../asl/index.ts";
import { contextObject } from "../core/context-object.ts";
import { definitionCache } from "../core/definition-cache.ts";
import type { Activation, Machine, MapItem } from "../core/machine.ts";
import { visibleVariables } from "../core/scope.ts";
import {
  type Bindings,
  createTemplate,
  evaluateTemplate,
  evaluationFailure,
  expressionIn,
} from "./template.ts";

/** What `$states` holds beside `input` and `context`; which of them, the field decides. */
export interface Extras {
  readonly result?: JsonValue;
  readonly errorOutput?: JsonValue;
}

export interface FieldBindings extends Bindings {
  readonly definition: StateMachine;
}

export function bindingsOf(
  machine: Machine,
  at: Activation,
  extras: Extras = {},
  item?: MapItem,
): FieldBindings {
  const states = { input: at.input, context: contextObject(machine, at, item), ...extras };
  return {
    values: { ...visibleVariables(at.branch.scope), states },
    call: { now: machine.now, random: machine.random },
    definition: machine.start.definition,
  };
}

/** Evaluates a field; `field` is its name, or its place such as `Choices[1]/Output`. */
export function evaluateField(
  value: JsonValue,
  field: string,
  bindings: FieldBindings,
): Promise<JsonValue> {
  return evaluateTemplate(templateOf(bindings.definition, value), field, bindings);
}

type TypeName = "array" | "string" | "number" | "boolean" | "null" | "object";

interface JsonTypes {
  readonly array: readonly JsonValue[];
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
}

/** Evaluates a field that needs a value of one type. */
export async function evaluateTyped<T extends keyof JsonTypes>(
  value: JsonValue,
  field: string,
  type: T,
  bindings: FieldBindings,
): Promise<JsonTypes[T]> {
  const evaluated = await evaluateField(value, field, bindings);
  if (isOfType(evaluated, type)) return evaluated;
  const source = typeof value === "string" ? (expressionIn(value) ?? value) : JSON.stringify(value);
  const actual = typeNameOf(evaluated);
  throw evaluationFailure(
    source,
    field,
    `returned an unexpected result type. Expected '${type}', but was '${actual}' for value: ${JSON.stringify(evaluated)}`,
  );
}

function isOfType<T extends keyof JsonTypes>(value: unknown, type: T): value is JsonTypes[T] {
  return typeNameOf(value) === type;
}

function typeNameOf(value: unknown): TypeName {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as TypeName;
}

const templateOf = definitionCache(createTemplate);
