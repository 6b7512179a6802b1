import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { checkParams } from "../../compiler/compiled.ts";
import type { CompiledFlow, JsonSchema } from "../../compiler/index.ts";
import { closest } from "../../diagnostics/index.ts";
import { localTime } from "../../schedules/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { wrapped } from "../terminal.ts";
import { flagNames } from "./flag-names.ts";

type FlowWithParams = Pick<CompiledFlow, "name" | "paramsSchema">;
type Params = Readonly<Record<string, unknown>>;

/** What a run is started with, beside the flow's own flags. */
export interface Given {
  /** Params as JSON, or `@file`. */
  readonly input?: string | undefined;
  /** The instant that the run is for. */
  readonly at?: string | undefined;
}

/** The params of a run: `--input JSON` or `@file`, then the flow's own flags; checked against what the flow says. */
export function readInput(
  flow: FlowWithParams,
  { input = "{}", at }: Given,
  flags: readonly string[],
): Params {
  const given = { ...readJson(input), ...readFlags(flow, flags) };
  const params = at === undefined ? given : { ...given, nagare: { scheduledTime: readTime(at) } };
  const problems = checkParams(flow.paramsSchema, params);
  if (problems.length > 0) {
    const told = problems.join("\n  ");
    throw wrongUsage(`the params of ${flow.name} are wrong:\n  ${told}\n${flagsOf(flow)}`);
  }
  return params;
}

/** In the form that schedules send: without milliseconds where there are none. */
function readTime(at: string): string {
  const form = /^2\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
  // `Date` counts the 30th of February on into March.
  const isReal = form.test(at) && localTime(at.slice(0, 16)) !== undefined;
  if (isReal && !Number.isNaN(Date.parse(at)))
    return new Date(at).toISOString().replace(".000Z", "Z");
  const examples = "2026-01-02T01:00:00Z or 2026-01-02T10:00+09:00";
  throw wrongUsage(`--at: expected an instant with its zone, such as ${examples}, got "${at}"`);
}

function readJson(input: string): Params {
  const isFile = input.startsWith("@");
  const text = isFile ? readFile(input.slice(1)) : input;
  const parsed = parse(text, isFile ? input.slice(1) : "--input");
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw wrongUsage('--input must be a JSON object, such as \'{"date": "2026-01-01"}\'');
  }
  return { ...parsed };
}

function readFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const why = existsSync(path) ? `${path} can't be read as a file` : `there is no file ${path}`;
    throw wrongUsage(`--input: ${why}`, error);
  }
}

function parse(text: string, from: string): unknown {
  if (text.trim() === "") throw wrongUsage(`${from} is empty: write {} for no params`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw wrongUsage(
      `${from} is not JSON: ${error instanceof Error ? error.message : error}`,
      error,
    );
  }
}

/** A flag for each param: text and numbers take a value, booleans none, arrays are repeated or JSON, anything else is JSON. */
function readFlags(flow: FlowWithParams, flags: readonly string[]): Params {
  const properties = propertiesOf(flow.paramsSchema);
  const options = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, optionFor(schema)]),
  );
  const { values, tokens, positionals } = parseFlags(flags, options);
  for (const token of tokens) {
    if (token.kind === "option" && !(token.name in properties)) throw unknownFlag(flow, token.name);
  }
  const [stray] = positionals;
  if (stray !== undefined) throw wrongUsage(`"${stray}" belongs to no flag${switchBefore(tokens)}`);
  const given = Object.entries(values).map(([name, value]) => [
    name,
    typed(name, properties[name] ?? {}, value),
  ]);
  return Object.fromEntries(given);
}

/** A word behind a switch is meant as its value. */
function switchBefore(tokens: Flags["tokens"]): string {
  const at = tokens.findIndex(({ kind }) => kind === "positional");
  const before = tokens[at - 1];
  if (before?.kind !== "option" || before.value !== undefined) return "";
  return `: --${before.name} stands alone for true, --no-${before.name} for false`;
}

type Flags = ReturnType<typeof parseFlags>;

type OptionConfig = { readonly type: "string" | "boolean"; readonly multiple?: true };

function parseFlags(flags: readonly string[], options: Record<string, OptionConfig>) {
  try {
    return parseArgs({
      args: [...flags],
      options,
      strict: false,
      tokens: true,
      allowNegative: true,
    });
  } catch (error) {
    throw wrongUsage(error instanceof Error ? error.message : String(error), error);
  }
}

function unknownFlag(flow: FlowWithParams, name: string) {
  const names = Object.keys(propertiesOf(flow.paramsSchema));
  const guess = closest(name, names);
  const hint = guess === undefined ? "" : `; did you mean --${guess}?`;
  return wrongUsage(`${flow.name} has no param "${name}"${hint}\n${flagsOf(flow)}`);
}

function flagsOf(flow: FlowWithParams): string {
  const names = flagNames(flow.paramsSchema);
  return names.length === 0 ? "it has no params" : wrapped(["it has:", ...names]);
}

function optionFor(schema: JsonSchema): OptionConfig {
  if (schema["type"] === "boolean") return { type: "boolean" };
  return schema["type"] === "array" ? { type: "string", multiple: true } : { type: "string" };
}

function typed(name: string, schema: JsonSchema, value: unknown): unknown {
  if (Array.isArray(value)) return listOf(name, schema["items"], value);
  if (value === true && schema["type"] !== "boolean") throw wrongUsage(`--${name} needs a value`);
  return typeof value === "string" && !takesText(schema) ? fromText(value) : value;
}

/** One flag may hold the whole list as JSON. */
function listOf(name: string, items: unknown, values: readonly unknown[]): readonly unknown[] {
  const [only] = values;
  const whole = values.length === 1 && typeof only === "string" ? fromText(only) : undefined;
  if (Array.isArray(whole)) return whole;
  const item = typeof items === "object" && items !== null ? { ...items } : {};
  return values.map((one) => typed(name, item, one));
}

/** Whether the schema takes the value as it was typed. */
function takesText(schema: JsonSchema): boolean {
  const values = schema["enum"];
  if (Array.isArray(values)) return values.every((one) => typeof one === "string");
  return schema["type"] === "string";
}

/** `3`, `true`, `{"a": 1}` as JSON; the text itself where it is none, for the check to name. */
function fromText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  const properties = schema["properties"];
  return typeof properties === "object" && properties !== null ? { ...properties } : {};
}
