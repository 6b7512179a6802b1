import {
  and,
  binary,
  call,
  conditional,
  type Expression,
  lambda,
  list,
  literal,
  local,
  member,
  not,
  or,
  regex,
  sequence,
} from "../jsonata/index.ts";
import type { JsonSchema } from "../project.ts";
import {
  additionalOf,
  alternativesOf,
  isRecord,
  itemsOf,
  propertiesOf,
  requiredOf,
  scalarsOf,
  typesOf,
} from "./schema.ts";

interface Depth {
  /** Look into the members of an object too; false where each has a check of its own. */
  readonly nested: boolean;
}

/** Whether a value is what a schema says: a real boolean, false for a missing value; undefined where anything is right. */
export function conforms(
  schema: JsonSchema,
  value: Expression,
  depth: Depth = { nested: true },
): Expression | undefined {
  const values = scalarsOf(schema);
  if (values) return oneOf(value, values);
  const alternatives = alternativesOf(schema);
  if (alternatives) return anyOf(alternatives, value);
  const types = typesOf(schema);
  if (types.length === 0) return undefined;
  const test = typeTest(types, value);
  const inner = withinType(schema, value, depth);
  const present = types.includes("null") ? binary("=", value, literal(null)) : undefined;
  if (inner === undefined) return test;
  return present === undefined
    ? conditional(test, inner, literal(false))
    : conditional(present, literal(true), conditional(test, inner, literal(false)));
}

function oneOf(
  value: Expression,
  values: readonly (string | number | boolean | null)[],
): Expression {
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? binary("=", value, literal(only))
    : binary("in", value, list(...values.map(literal)));
}

function anyOf(alternatives: readonly JsonSchema[], value: Expression): Expression | undefined {
  const tests = alternatives.map((each) => conforms(each, value));
  const known = tests.filter((test) => test !== undefined);
  return known.length === tests.length ? or(...known) : undefined;
}

function typeTest(types: readonly string[], value: Expression): Expression {
  const type = call("type", value);
  const [only] = types;
  return types.length === 1 && only !== undefined
    ? binary("=", type, literal(only))
    : binary("in", type, list(...types.map((each) => literal(each))));
}

/** What must hold besides the type. */
function withinType(
  schema: JsonSchema,
  value: Expression,
  { nested }: Depth,
): Expression | undefined {
  const { pattern } = schema as { readonly pattern?: unknown };
  if (typeof pattern === "string") return call("contains", value, regex(pattern));
  const items = itemsOf(schema);
  if (items) return everyItem(items, value);
  const named = everyValue(schema, value);
  if (!nested) return named;
  const required = requiredOf(schema);
  const tests = propertiesOf(schema).flatMap(([name, property]): readonly Expression[] => {
    const own = member(value, name);
    const test = conforms(property, own);
    if (required.has(name)) return [test ?? call("exists", own)];
    return test === undefined ? [] : [conditional(call("exists", own), test, literal(true))];
  });
  const all = named === undefined ? tests : [...tests, named];
  return all.length === 0 ? undefined : and(...all);
}

/** Of an object whose members have any name: plain values alone, for a list or an object among them would need names of its own. */
function everyValue(schema: JsonSchema, value: Expression): Expression | undefined {
  const each = additionalOf(schema);
  if (!isRecord(each) || !isPlain(each)) return undefined;
  const test = conforms(each, call("lookup", value, local("key")));
  if (test === undefined) return undefined;
  const wrong = call("filter", sequence(call("keys", value)), lambda(["key"], not(test)));
  return not(call("exists", wrong));
}

function isPlain(schema: JsonSchema): boolean {
  const isNested = typesOf(schema).some((type) => type === "object" || type === "array");
  return !isNested && alternativesOf(schema) === undefined;
}

/** The item's name is bound by the function alone, so that functions inside functions may have it too. */
function everyItem(items: JsonSchema, value: Expression): Expression | undefined {
  const test = conforms(items, local("item"));
  if (test === undefined) return undefined;
  const wrong = call("filter", value, lambda(["item"], not(test)));
  return not(call("exists", wrong));
}
