import { describeShape } from "../../diagnostics/index.ts";
import type { LoadedProject } from "../1-load/index.ts";
import type { Guard } from "../ir/index.ts";
import {
  array,
  binary,
  block,
  call,
  conditional,
  context,
  type Expression,
  list,
  literal,
  local,
  member,
  not,
  or,
  sequence,
  source,
} from "../jsonata/index.ts";
import type { JsonSchema } from "../project.ts";
import { conforms } from "./params-conform.ts";
import { additionalOf, isRecord, propertiesOf, requiredOf, typesOf } from "./schema.ts";

/** What may stand beside the params: how the run was started, and what tracing adds. */
const reservedMembers = ["nagare", "_datadog"] as const;

/** Of a flow that others await: the run that waits for this one. */
const STARTED_BY = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

/** The names that may stand beside the params of a flow. */
export function reservedFor(flow: string, project: LoadedProject): readonly string[] {
  return project.awaitedFlows().has(flow) ? [...reservedMembers, STARTED_BY] : reservedMembers;
}

/**
 * The check of an execution's input against the schema of the params. Each member that is missing or of another type is named with what was expected
 * and what came, and so is each member that the schema doesn't know.
 */
export function paramsGuard(schema: JsonSchema, reserved: readonly string[]): Guard | undefined {
  const isLong = propertiesOf(schema).length > 1;
  const params = isLong ? local(PARAMS) : source("params");
  const checks = [
    ...membersOf(schema, params, [], []),
    ...unknownMembers(schema, params, reserved),
  ];
  if (checks.length === 0) return undefined;
  const named = (body: Expression): Expression =>
    isLong ? block([{ name: PARAMS, value: source("params") }], body) : body;
  const wrong = or(...checks.map((check) => check.wrong));
  return { wrong: named(wrong), message: named(messageOf(checks)), present: presentIn(schema) };
}

function presentIn(schema: JsonSchema): readonly string[] {
  const required = requiredOf(schema);
  return propertiesOf(schema)
    .filter(([name, property]) => required.has(name) && isNeverNull(property))
    .map(([name]) => name);
}

function isNeverNull(schema: JsonSchema): boolean {
  const types = typesOf(schema);
  return types.length > 0 && !types.includes("null");
}

/** Printed as `$params`; like no name that a flow's expressions bind. */
const PARAMS = "params~0";

interface Check {
  readonly wrong: Expression;
  readonly message: Expression;
}

/** All that is wrong, in one sentence each. */
function messageOf(checks: readonly Check[]): Expression {
  const [only] = checks;
  if (only && checks.length === 1) return only.message;
  const messages = checks.map((check) => ({
    value: conditional(check.wrong, check.message),
    optional: true as const,
  }));
  return call("join", array(messages), literal("; "));
}

/** `given`: what says of each object around this one that may be absent or null that it is there. */
function membersOf(
  schema: JsonSchema,
  object: Expression,
  path: readonly string[],
  given: readonly Expression[],
): readonly Check[] {
  const required = requiredOf(schema);
  return propertiesOf(schema).flatMap(([name, property]): readonly Check[] => {
    const value = member(object, name);
    const isRequired = required.has(name);
    const isSure = isRequired && !typesOf(property).includes("null");
    const around = isSure ? given : [...given, binary("=", call("type", value), literal("object"))];
    const own = checkOf(property, value, [...path, name], isRequired, given);
    const nested = membersOf(property, value, [...path, name], around);
    return own === undefined ? nested : [own, ...nested];
  });
}

function checkOf(
  schema: JsonSchema,
  value: Expression,
  path: readonly string[],
  isRequired: boolean,
  given: readonly Expression[],
): Check | undefined {
  const test = conforms(schema, value, { nested: false });
  const expected = `${path.join(".")}: expected ${describeShape(schema)}, got `;
  if (test === undefined) {
    if (!isRequired) return undefined;
    const missing = guarded(given, not(call("exists", value)));
    return { wrong: missing, message: literal(`${expected}nothing`) };
  }
  const got = call("type", value);
  const came = isRequired ? conditional(call("exists", value), got, literal("nothing")) : got;
  const wrong = isRequired ? guarded(given, not(test)) : guarded(given, optionalWrong(value, test));
  return { wrong, message: binary("&", literal(expected), came) };
}

/** `$type($missing) != "string"` is false, which is just what an optional member needs. */
function optionalWrong(value: Expression, test: Expression): Expression {
  const isType = test.kind === "binary" && test.operator === "=";
  return isType ? { ...test, operator: "!=" } : binary("and", call("exists", value), not(test));
}

function guarded(given: readonly Expression[], wrong: Expression): Expression {
  return [...given, wrong].reduce((left, right) => binary("and", left, right));
}

function unknownMembers(
  schema: JsonSchema,
  params: Expression,
  reserved: readonly string[],
): readonly Check[] {
  if (isRecord(additionalOf(schema))) return [];
  const names = [...propertiesOf(schema).map(([name]) => name), ...reserved];
  const unknown: Expression = {
    kind: "filter",
    of: call("keys", params),
    predicate: not(binary("in", context(), list(...names.map((name) => literal(name))))),
  };
  const text = call("join", sequence(unknown), literal(", "));
  return [
    { wrong: call("exists", unknown), message: binary("&", literal("unknown member: "), text) },
  ];
}
