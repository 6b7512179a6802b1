import type ts from "typescript";
import type { ZoneRules } from "../../../1-load/index.ts";
import {
  binary,
  block,
  call,
  conditional,
  type Expression,
  index,
  literal,
  local as localName,
  member,
  raise,
  regex,
} from "../../../jsonata/index.ts";
import type { Moment } from "../../time-lowering.ts";
import { type ExpressionContext, refuse } from "../expression-context.ts";
import { once } from "../once.ts";
import { end } from "../white-space.ts";
import { constantIn } from "./constant-in.ts";
import { partsOfFormat } from "./format-tokens.ts";
import { shown } from "./milliseconds.ts";
import { atFirst } from "./on-clock.ts";

/** `zoned.parse(text, format, zone)`: the local time, if the text is of that form and the calendar has the day. */
export function lowerParsed(
  node: ts.CallExpression,
  zone: ZoneRules,
  context: ExpressionContext,
): Moment | undefined {
  const [textNode, formatNode] = node.arguments;
  if (textNode === undefined || formatNode === undefined) return undefined;
  const format = constantIn(formatNode, context);
  const problem = typeof format === "string" ? formProblem(format) : "is known at run time only";
  if (typeof format !== "string" || problem !== undefined) {
    const what = problem ?? "";
    refuse(context, formatNode, "NG1311", { format: formatNode.getText(), what });
    return undefined;
  }
  const form = readForm(format);
  const text = context.lower(textNode).expression;
  const local = once(text, "text", context, (given) => clockOf(given, form, context));
  return atFirst(zone, local, undefined, context);
}

/** What texts of a format look like. */
interface Form {
  readonly format: string;
  /** A pattern with a group for each field. */
  readonly pattern: string;
  /** In the order of the groups. */
  readonly fields: readonly Field[];
}

type Field = (typeof ORDER)[number];

const ORDER = ["year", "month", "day", "hour", "minute", "second", "millisecond"] as const;

function readForm(format: string): Form {
  const parts = partsOfFormat(format);
  const tokens = parts.flatMap((part) => TOKENS.get(part.kind === "token" ? part.token : "") ?? []);
  const pattern = parts
    .map((part) =>
      part.kind === "text" ? escaped(part.text) : (TOKENS.get(part.token)?.digits ?? ""),
    )
    .join("");
  return { format, pattern, fields: tokens.map(({ field }) => field) };
}

/** All the fields from the year down to the smallest one, each once. */
function formProblem(format: string): string | undefined {
  const tokens = partsOfFormat(format).flatMap((part) =>
    part.kind === "token" ? [part.token] : [],
  );
  const unknown = tokens.find((token) => !TOKENS.has(token));
  if (unknown !== undefined) return `can't be parsed for its \`${unknown}\``;
  const fields = tokens.flatMap((token) => TOKENS.get(token)?.field ?? []);
  const wanted = ORDER.slice(0, fields.length);
  if (fields.length > 0 && wanted.every((field) => fields.includes(field))) return undefined;
  return "leaves out a field between others, or the year";
}

interface Token {
  readonly field: Field;
  readonly digits: string;
}

const one = "([0-9]{1,2})";
const two = "([0-9]{2})";

const TOKENS: ReadonlyMap<string, Token> = new Map<string, Token>([
  ["yyyy", { field: "year", digits: "([0-9]{4})" }],
  ["MM", { field: "month", digits: two }],
  ["M", { field: "month", digits: one }],
  ["dd", { field: "day", digits: two }],
  ["d", { field: "day", digits: one }],
  ["HH", { field: "hour", digits: two }],
  ["H", { field: "hour", digits: one }],
  ["mm", { field: "minute", digits: two }],
  ["m", { field: "minute", digits: one }],
  ["ss", { field: "second", digits: two }],
  ["s", { field: "second", digits: one }],
  ["SSS", { field: "millisecond", digits: "([0-9]{3})" }],
]);

/** In a pattern of JSONata; brackets must balance there, so they are named by their codes. */
function escaped(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} _:,-]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

/** The ISO text of a local time, written again from what was read of it: only a day that the calendar has comes out as it went in. */
function clockOf(given: Expression, form: Form, context: ExpressionContext): Expression {
  const message = binary(
    "&",
    literal(`RangeError: not a time of the form ${form.format}: `),
    given,
  );
  const pattern = `^${form.pattern}${end}`;
  const [iso, time] = [context.freshLocal("iso"), context.freshLocal("clock")];
  const again = shown(localName(time), pictureOf(form.fields.length));
  const checked = block(
    [
      { name: iso, value: isoOf(given, pattern, form, context) },
      { name: time, value: call("toMillis", localName(iso)) },
    ],
    conditional(binary("=", again, localName(iso)), localName(time), raise(message)),
  );
  return conditional(call("contains", given, regex(pattern)), checked, raise(message));
}

/** Of a text that matches. With `$1`-`$9` where nothing has to be filled up. */
function isoOf(
  given: Expression,
  pattern: string,
  form: Form,
  context: ExpressionContext,
): Expression {
  const groups = ORDER.slice(0, Math.max(3, form.fields.length)).map((field) => ({
    field,
    at: form.fields.indexOf(field),
  }));
  const isPlain = !form.pattern.includes("{1,2}");
  if (isPlain) {
    const by = groups.map(({ field, at }) => `${BEFORE[field]}${at < 0 ? "01" : `$${at + 1}`}`);
    return call("replace", given, regex(pattern), literal(finished(by.join(""), form)), literal(1));
  }
  const name = context.freshLocal("found");
  const found = index(call("match", given, regex(pattern), literal(1)), 0);
  const pieces = groups.flatMap(({ field, at }) => {
    const group = index(member(localName(name), "groups"), at);
    const digits =
      field === "year" || field === "millisecond"
        ? group
        : call("pad", group, literal(-2), literal("0"));
    return [literal(BEFORE[field]), at < 0 ? literal("01") : digits];
  });
  const [first, ...rest] = [...pieces, literal(finished("", form))];
  const text = rest.reduce((all, each) => binary("&", all, each), first ?? literal(""));
  return block([{ name, value: found }], text);
}

/** What stands before a field in an ISO text. */
const BEFORE: Readonly<Record<Field, string>> = {
  year: "",
  month: "-",
  day: "-",
  hour: "T",
  minute: ":",
  second: ":",
  millisecond: ".",
};

function finished(text: string, { fields }: Form): string {
  return `${text}${AFTER[fields.length] ?? ""}`;
}

/** By how many fields there are: a time needs its seconds. */
const AFTER = ["", "", "", "", ":00:00Z", ":00Z", "Z", "Z"];

function pictureOf(count: number): string {
  const fields = ["[Y0001]", "-[M01]", "-[D01]", "T[H01]", ":[m01]", ":[s01]", ".[f001]"];
  const shownFields = fields.slice(0, Math.max(3, count)).join("");
  return `${shownFields}${AFTER[count] ?? ""}`;
}
