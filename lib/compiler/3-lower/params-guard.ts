import { describeShape } from "../../diagnostics/index.ts";
import type { LoadedProject } from "../1-load/index.ts";
import type { Guard, ShapeCheck } from "../ir/index.ts";
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
import type { GivenParams } from "./given-params.ts";
import { conforms } from "./params-conform.ts";
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
 * and what came, and so is each member that the schema doesn't know. An input that is no object has no members: JSONata would look into a list.
 */
export function paramsGuard(
  flow: string,
  schema: JsonSchema,
  reserved: readonly string[],
  { value, lost }: GivenParams = { value: source("params") },
): Guard | undefined {
  const isLong = propertiesOf(schema).length > 1 || value.kind !== "source";
  const params = isLong ? local(PARAMS) : value;
  const checks = [
    ...membersOf(schema, params, { path: [], given: [], sure: [] }),
    // What another flow returned may have more members than this one takes.
    ...unknownMembers(schema, value.kind === "source" ? params : source("params"), reserved),
  ];
  if (checks.length === 0) return undefined;
  const named = (body: Expression): Expression =>
    isLong ? block([{ name: PARAMS, value }], body) : body;
  const input = call("type", params);
  const isOther = binary("!=", input, literal("object"));
  const wrong = or(...(lost ? [lost.wrong] : []), isOther, ...checks.map((check) => check.wrong));
  const other = binary("&", literal("input: expected object, got "), input);
  const told = conditional(isOther, other, messageOf(checks));
  const all = lost ? conditional(lost.wrong, lost.message, told) : told;
  const message = binary("&", literal(`flow ${flow}: `), all);
  const present = value.kind === "source" ? presentIn(schema) : [];
  return { wrong: named(wrong), message: named(message), present };
}

/** The check of one value, an answer from outside, in the same words. It is there: JSON has no undefined. */
export function answerShape(schema: JsonSchema, value: Expression): ShapeCheck | undefined {
  const test = conforms(schema, value);
  if (test === undefined) return undefined;
  const got = isTold(schema) || !isPlain(schema) ? shown(value) : call("type", value);
  const told = binary("&", literal(`expected ${describeShape(schema)}, got `), got);
  const members = isPlain(schema)
    ? membersOf(schema, value, { path: [], given: [], sure: [] })
    : [];
  const isOther = negated(test);
  if (members.length === 0) return { wrong: isOther, message: told };
  const isNoObject = binary("!=", call("type", value), literal("object"));
  const message = conditional(isNoObject, told, messageOf(members));
  return { wrong: or(isNoObject, ...members.map(({ wrong }) => wrong)), message };
}

/** Of one type, which is told by its name. */
function isPlain(schema: JsonSchema): boolean {
  return typesOf(schema).length === 1;
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

interface Check extends ShapeCheck {
  /** Whether it is worth telling, where that is less than `wrong`: what an object lacks that isn't there is told once. */
  readonly told?: Expression;
}

/** All that is wrong, in one sentence each. */
function messageOf(checks: readonly Check[]): Expression {
  const [only] = checks;
  if (only && checks.length === 1) return only.message;
  const messages = checks.map((check) => ({
    value: conditional(check.told ?? check.wrong, check.message),
    optional: true as const,
  }));
  return call("join", array(messages), literal("; "));
}

interface Place {
  readonly path: readonly string[];
  /** What says of each object around this one that may be absent or null that it is there. */
  readonly given: readonly Expression[];
  /** The same of those that must be there: their own check tells if they are not. */
  readonly sure: readonly Expression[];
}

function membersOf(schema: JsonSchema, object: Expression, place: Place): readonly Check[] {
  const required = requiredOf(schema);
  return propertiesOf(schema).flatMap(([name, property]): readonly Check[] => {
    const value = member(object, name);
    const isRequired = required.has(name);
    const isSure = isRequired && !typesOf(property).includes("null");
    const isObject = binary("=", call("type", value), literal("object"));
    const path = [...place.path, name];
    const own = checkOf(property, value, { ...place, path }, isRequired);
    const nested = membersOf(property, value, {
      path,
      given: isSure ? place.given : [...place.given, isObject],
      sure: isSure ? [...place.sure, isObject] : place.sure,
    });
    return own === undefined ? nested : [toldWithin(place.sure, own), ...nested];
  });
}

function toldWithin(sure: readonly Expression[], check: Check): Check {
  return sure.length === 0 ? check : { ...check, told: guarded(sure, check.wrong) };
}

function checkOf(
  schema: JsonSchema,
  value: Expression,
  { path, given }: Place,
  isRequired: boolean,
): Check | undefined {
  const test = conforms(schema, value, { nested: false });
  const name = path.length === 0 ? "" : `${path.join(".")}: `;
  const expected = `${name}expected ${describeShape(schema)}, got `;
  if (test === undefined) {
    if (!isRequired) return undefined;
    const missing = guarded(given, not(call("exists", value)));
    return { wrong: missing, message: literal(`${expected}nothing`) };
  }
  const got = isTold(schema) ? shown(value) : call("type", value);
  const came = isRequired ? conditional(call("exists", value), got, literal("nothing")) : got;
  const wrong = isRequired ? guarded(given, not(test)) : guarded(given, optionalWrong(value, test));
  return { wrong, message: binary("&", literal(expected), came) };
}

/** Whether what came says what is wrong with it, where its type doesn't. */
function isTold(schema: JsonSchema): boolean {
  const isEach = itemsOf(schema) !== undefined || isRecord(additionalOf(schema));
  return isEach || scalarsOf(schema) !== undefined || alternativesOf(schema) !== undefined;
}

/** Never more of the data than tells what it is. */
function shown(value: Expression): Expression {
  return call("substring", call("string", value), literal(0), literal(60));
}

/** `$type($missing) != "string"` is false, which is just what an optional member needs. */
function optionalWrong(value: Expression, test: Expression): Expression {
  const isType = test.kind === "binary" && test.operator === "=";
  return isType ? negated(test) : binary("and", call("exists", value), not(test));
}

function negated(test: Expression): Expression {
  return test.kind === "binary" && test.operator === "=" ? { ...test, operator: "!=" } : not(test);
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
