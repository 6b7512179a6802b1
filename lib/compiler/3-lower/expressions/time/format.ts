import {
  binary,
  call,
  conditional,
  type Expression,
  index,
  list,
  literal,
} from "../../../jsonata/index.ts";

import type { ExpressionContext } from "../expression-context.ts";
import { quarterOf, thursdayOf, weekOf } from "./calendar-fields.ts";
import { commonEra, eraName, eraYear } from "./era-tokens.ts";
import { partsOfFormat } from "./format-tokens.ts";
import { cut, difference, numberShown, SECOND, shown } from "./milliseconds.ts";
import { atInstant, type OnClock, offsetText } from "./moment.ts";
import { namesOf } from "./names.ts";

/** What a token becomes: part of a picture of `$fromMillis`, or a text of its own. */
export type Written =
  | { readonly kind: "picture"; readonly picture: string }
  | { readonly kind: "text"; readonly expression: Expression };

/** What a format is written of: the moment, with its clock and offset as far as the format asks for them. */
export interface Writing {
  readonly moment: OnClock & { readonly offset: Expression };
  readonly locale: string;
  readonly calendar: "gregory" | "japanese";
  readonly context: ExpressionContext;
}

/** The text of a format; a token that has none is handed to `refuse`. */
export function formatted(
  format: string,
  writing: Writing,
  unknown: (token: string) => void,
): Expression {
  const written = partsOfFormat(format).map((part): Written => {
    if (part.kind === "text") return ofText(part.text);
    const write = TOKENS.get(part.token);
    if (write === undefined) unknown(part.token);
    return write?.(writing) ?? ofText("");
  });
  const pieces = joined(written).map((piece) =>
    piece.kind === "text" ? piece.expression : ofPicture(piece.picture, writing),
  );
  return pieces.length === 0 ? literal("") : pieces.reduce((all, each) => binary("&", all, each));
}

/** The tokens that ask for the offset. */
export function asksForOffset(format: string): boolean {
  return partsOfFormat(format).some((part) => part.kind === "token" && /^Z/.test(part.token));
}

function ofText(text: string): Written {
  return /[[\]]/.test(text)
    ? { kind: "text", expression: literal(text) }
    : { kind: "picture", picture: text };
}

function ofPicture(picture: string, { moment }: Writing): Expression {
  return picture.includes("[") ? shown(moment.local, picture) : literal(picture);
}

/** Neighbouring parts of pictures as one. */
function joined(written: readonly Written[]): readonly Written[] {
  const all: Written[] = [];
  for (const each of written) {
    const last = all.at(-1);
    if (each.kind === "picture" && last?.kind === "picture")
      all.splice(-1, 1, { kind: "picture", picture: last.picture + each.picture });
    else all.push(each);
  }
  return all;
}

type Write = (writing: Writing) => Written;

const picture =
  (text: string): Write =>
  () => ({ kind: "picture", picture: text });

const text =
  (write: (writing: Writing) => Expression): Write =>
  (writing) => ({ kind: "text", expression: write(writing) });

const number = (write: (local: Expression) => Expression): Write =>
  text(({ moment }) => call("string", write(moment.local)));

const padded = (write: (local: Expression) => Expression, width: number): Write =>
  text(({ moment }) =>
    call("pad", call("string", write(moment.local)), literal(-width), literal("0")),
  );

/** A name by its number, which counts from 1. */
const named = (token: string, by: string): Write =>
  text(({ moment, locale }) =>
    index(
      list(...namesOf(token, locale).map((name) => literal(name))),
      difference(numberShown(moment.local, by), literal(1)),
    ),
  );

/** From the zone's offset. */
const ofOffset = (between: string): Write =>
  text(({ moment }) => offsetText(moment.offset, between));

/** `+9`, `+5:30` */
function narrow({ moment: { offset } }: Writing): Expression {
  if (offset.kind === "literal") return literal(narrowed(Number(offset.value)));
  const sign = conditional(binary("<", offset, literal(0)), literal("-"), literal("+"));
  const size = call("abs", offset);
  const isHours = binary("=", binary("%", size, literal(3_600_000)), literal(0));
  const hours = conditional(isHours, shown(size, "[H1]"), shown(size, "[H1]:[m01]"));
  return binary("&", sign, hours);
}

function narrowed(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const rest = minutes % 60;
  const hours = `${offset < 0 ? "-" : "+"}${Math.floor(minutes / 60)}`;
  return rest === 0 ? hours : `${hours}:${String(rest).padStart(2, "0")}`;
}

function meridiem({ moment, locale }: Writing): Expression {
  const [before = "", after = ""] = namesOf("a", locale);
  const isMorning = binary("<", numberShown(moment.local, "[H1]"), literal(12));
  return conditional(isMorning, literal(before), literal(after));
}

const millisecond = (local: Expression): Expression => binary("-", local, cut(local, SECOND));

const twoDigits = (write: (writing: Writing) => Expression): Write =>
  text((writing) => call("substring", write(writing), literal(2)));

const weekYear = ({ moment }: Writing): Expression => shown(thursdayOf(moment.local), "[Y0001]");

const utcOf = ({ moment }: Writing): Expression => atInstant(moment).utc;

const year =
  (token: string, gregorian: Write): Write =>
  (writing) => {
    const { calendar, moment, locale, context } = writing;
    if (calendar === "gregory") return gregorian(writing);
    return { kind: "text", expression: eraYear(moment.local, token, locale, context) };
  };

const era = (token: string): Write =>
  text(({ calendar, moment, locale }) =>
    calendar === "gregory"
      ? commonEra(moment.local, namesOf(token, locale))
      : eraName(moment.local, token, locale),
  );

const TOKENS: ReadonlyMap<string, Write> = new Map<string, Write>([
  ["y", year("y", picture("[Y1]"))],
  [
    "yy",
    year(
      "yy",
      twoDigits(({ moment }) => shown(moment.local, "[Y0001]")),
    ),
  ],
  ["yyyy", year("yyyy", picture("[Y0001]"))],
  ...["G", "GG", "GGGGG"].map((token) => [token, era(token)] as const),
  ["M", picture("[M1]")],
  ["L", picture("[M1]")],
  ["MM", picture("[M01]")],
  ["LL", picture("[M01]")],
  ...["MMM", "MMMM", "MMMMM", "LLL", "LLLL", "LLLLL"].map(
    (token) => [token, named(token, "[M1]")] as const,
  ),
  ["d", picture("[D1]")],
  ["dd", picture("[D01]")],
  ["H", picture("[H1]")],
  ["HH", picture("[H01]")],
  ["h", picture("[h1]")],
  ["hh", picture("[h01]")],
  ["m", picture("[m1]")],
  ["mm", picture("[m01]")],
  ["s", picture("[s1]")],
  ["ss", picture("[s01]")],
  ["S", number(millisecond)],
  ["SSS", picture("[f001]")],
  ["u", picture("[f001]")],
  ["a", text(meridiem)],
  ["E", picture("[F1]")],
  ["c", picture("[F1]")],
  ...["EEE", "EEEE", "EEEEE", "ccc", "cccc", "ccccc"].map(
    (token) => [token, named(token, "[F1]")] as const,
  ),
  ["o", picture("[d1]")],
  ["ooo", picture("[d001]")],
  ["W", number(weekOf)],
  ["WW", padded(weekOf, 2)],
  ["kk", twoDigits(weekYear)],
  ["kkkk", text(weekYear)],
  ["q", number(quarterOf)],
  ["qq", padded(quarterOf, 2)],
  ["Z", text(narrow)],
  ["ZZ", ofOffset(":")],
  ["ZZZ", ofOffset("")],
  ["z", text(({ moment }) => literal(moment.zone.name))],
  [
    "X",
    text((writing) =>
      call("formatBase", call("floor", binary("/", utcOf(writing), literal(SECOND)))),
    ),
  ],
  ["x", text((writing) => call("formatBase", utcOf(writing)))],
]);
