import { space } from "../white-space.ts";
import type { Alternatives, ClassPart, Piece, Repeat } from "./pattern.ts";

/** What the flags say of `^`, `$` and `.`. */
export interface PatternFlags {
  /** `^` and `$` stand at each line's ends. */
  readonly lines: boolean;
  /** `.` is a line break too. */
  readonly all: boolean;
}

/** A pattern in the words that both evaluators understand alike, with brackets that JSONata can count. */
export function printPattern(alternatives: Alternatives, flags: PatternFlags): string {
  return alternatives
    .map((pieces) => pieces.map((piece) => pieceText(piece, flags)).join(""))
    .join("|");
}

type OfKind<Kind extends Piece["kind"]> = Extract<Piece, { kind: Kind }>;

const table: {
  readonly [Kind in Piece["kind"]]: (piece: OfKind<Kind>, flags: PatternFlags) => string;
} = {
  character: ({ character }) => characterText(character, /[.*+?^$|()[\]{}/]/),
  any: (_, { all }) => (all ? "[\\s\\S]" : notLineBreak),
  class: classText,
  edge: ({ at }, { lines }) => (lines ? lineEdges : textEdges)[at],
  boundary: ({ negated }) => (negated ? notBoundary : boundary),
  group: ({ captures, of }, flags) => `(${captures ? "" : "?:"}${printPattern(of, flags)})`,
  ahead: ({ negated, of }, flags) => `(?${negated ? "!" : "="}${printPattern(of, flags)})`,
  repeat: (piece, flags) => `${pieceText(piece.of, flags)}${boundsText(piece)}`,
};

function pieceText(piece: Piece, flags: PatternFlags): string {
  const write = table[piece.kind] as (piece: Piece, flags: PatternFlags) => string;
  return write(piece, flags);
}

/** Java has two more ends of a line, and its `$` also stands before a last one. */
const notLineBreak = "[^\\n\\r\\u2028\\u2029]";
const textEdges = { start: "^", end: "(?![\\s\\S])" } as const;
const lineEdges = { start: `(?<!${notLineBreak})`, end: `(?!${notLineBreak})` } as const;

/** Java's `\b` takes all letters for parts of words. */
const boundary = "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))";
const notBoundary = "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))";

function boundsText({ least, most, lazy }: Repeat): string {
  const end = lazy ? "?" : "";
  if (most === undefined) return `${least === 0 ? "*" : least === 1 ? "+" : `{${least},}`}${end}`;
  if (least === 0 && most === 1) return `?${end}`;
  return `${least === most ? `{${least}}` : `{${least},${most}}`}${end}`;
}

function characterText(character: string, special: RegExp): string {
  if (character === "\\") return "\\x5c";
  if (special.test(character)) return `\\${character}`;
  const code = character.charCodeAt(0);
  const isPlain =
    code >= 0x20 &&
    code !== 0x7f &&
    !/[\u0080-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ud800-\udfff]/.test(
      character,
    );
  return isPlain ? character : `\\u${code.toString(16).padStart(4, "0")}`;
}

function classText({ negated, parts }: OfKind<"class">): string {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === "set") return setAlone(only.name, negated);
  const isAll = ["s", "S"].every((name) =>
    parts.some((part) => part.kind === "set" && part.name === name),
  );
  const inner = isAll ? "\\s\\S" : parts.map(partText).join("");
  return `[${negated ? "^" : ""}${inner}]`;
}

function setAlone(name: string, negated: boolean): string {
  const isLower = name === name.toLowerCase();
  const isSpace = name.toLowerCase() === "s";
  if (isSpace) return isLower !== negated ? space : space.replace("[", "[^");
  const shown = isLower !== negated ? name.toLowerCase() : name.toUpperCase();
  return `\\${shown}`;
}

function partText(part: ClassPart): string {
  if (part.kind === "set") return setTexts[part.name];
  const [from, to] = [part.from, part.to].map((each) => characterText(each, /[\]^\-&~/(){}[]/));
  return from === to ? `${from}` : `${from}-${to}`;
}

const setTexts = {
  d: "\\d",
  D: "\\D",
  w: "\\w",
  W: "\\W",
  s: space.slice(1, -1),
  S: "\\u0000-\\u0008\\u000e-\\u001f!-\\u009f\\u00a1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027\\u202a-\\u202e\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\ufefe\\uff00-\\uffff",
} as const;
