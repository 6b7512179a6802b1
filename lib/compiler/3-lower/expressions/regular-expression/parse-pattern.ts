import {
  type Alternatives,
  type ClassPart,
  mayBeEmpty,
  type Piece,
  type Repeat,
  type SetName,
} from "./pattern.ts";

/** The tree of a pattern that TypeScript has checked, or why it can't be the same in JSONata. */
export function parsePattern(source: string): Alternatives | { readonly reason: string } {
  const reader: Reader = { source, at: 0, reasons: [] };
  const pieces = alternatives(reader);
  const [reason] = reader.reasons;
  return reason === undefined ? pieces : { reason };
}

/** Where reading stands; what can't be the same is noted, and reading goes on. */
interface Reader {
  readonly source: string;
  at: number;
  readonly reasons: string[];
}

function take(reader: Reader, text: string): boolean {
  const found = reader.source.startsWith(text, reader.at);
  if (found) reader.at += text.length;
  return found;
}

function takeMatch(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  const found = pattern.exec(reader.source.slice(reader.at));
  if (found) reader.at += found[0].length;
  return found ?? undefined;
}

function alternatives(reader: Reader): Alternatives {
  const all: Piece[][] = [[]];
  while (reader.at < reader.source.length && reader.source[reader.at] !== ")") {
    if (take(reader, "|")) all.push([]);
    else all.at(-1)?.push(repeated(reader, piece(reader)));
  }
  return all;
}

function piece(reader: Reader): Piece {
  if (take(reader, "(")) return group(reader);
  if (take(reader, "[")) return characterClass(reader);
  if (take(reader, "\\")) return escaped(reader);
  if (take(reader, ".")) return { kind: "any" };
  if (take(reader, "^")) return { kind: "edge", at: "start" };
  if (take(reader, "$")) return { kind: "edge", at: "end" };
  return { kind: "character", character: character(reader) };
}

function character(reader: Reader): string {
  const one = reader.source[reader.at] ?? "";
  reader.at += 1;
  if (one >= "\ud800" && one <= "\udfff")
    reader.reasons.push("has a character outside of the Basic Multilingual Plane");
  return one;
}

function group(reader: Reader): Piece {
  if (take(reader, "?<=") || take(reader, "?<!")) reader.reasons.push("looks behind");
  if (takeMatch(reader, /^\?<\w+>/)) reader.reasons.push("names a group");
  if (takeMatch(reader, /^\?[ims]+(?:-[ims]+)?:|^\?-[ims]+:/))
    reader.reasons.push("changes flags inside");
  else if (take(reader, "?:"))
    return closed(reader, { kind: "group", captures: false, of: alternatives(reader) });
  const negated = take(reader, "?!");
  if (negated || take(reader, "?=")) {
    const of = alternatives(reader);
    if (someCapture(of)) reader.reasons.push("has a group inside of a look ahead");
    return closed(reader, { kind: "ahead", negated, of });
  }
  return closed(reader, { kind: "group", captures: true, of: alternatives(reader) });
}

function closed(reader: Reader, group: Piece): Piece {
  take(reader, ")");
  return group;
}

function someCapture(of: Alternatives): boolean {
  return of.flat().some((piece) => {
    if (piece.kind === "repeat") return someCapture([[piece.of]]);
    if (piece.kind === "group") return piece.captures || someCapture(piece.of);
    return piece.kind === "ahead" && someCapture(piece.of);
  });
}

function repeated(reader: Reader, of: Piece): Piece {
  const found = takeMatch(reader, /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/);
  if (found === undefined) return of;
  const [, sign = "", least = "", comma = "", most = "", lazy = ""] = found;
  const bounds = signs.get(sign) ?? {
    least: Number(least),
    most: comma === "" ? Number(least) : most === "" ? undefined : Number(most),
  };
  checkRepeat(reader, of, bounds);
  return { kind: "repeat", of, ...bounds, lazy: lazy !== "" };
}

const signs: ReadonlyMap<string, Pick<Repeat, "least" | "most">> = new Map([
  ["*", { least: 0 }],
  ["+", { least: 1 }],
  ["?", { least: 0, most: 1 }],
]);

/** In JavaScript each turn forgets the groups of the turn before; in Java they stay. */
function checkRepeat(reader: Reader, of: Piece, { most }: Pick<Repeat, "most">): void {
  if (of.kind === "edge" || of.kind === "boundary" || of.kind === "ahead")
    reader.reasons.push("repeats what takes no character");
  if (most !== undefined && most <= 1) return;
  if (of.kind !== "group") return;
  if (someCapture(of.of)) reader.reasons.push("has a group inside of a repeated group");
  if (mayBeEmpty(of.of)) reader.reasons.push("repeats what may be empty");
}

function escaped(reader: Reader): Piece {
  const set = takeMatch(reader, /^[dDwWsS]/)?.[0];
  if (set)
    return {
      kind: "class",
      negated: false,
      parts: [{ kind: "set", name: set as SetName }],
    };
  if (take(reader, "b")) return { kind: "boundary", negated: false };
  if (take(reader, "B")) return { kind: "boundary", negated: true };
  return { kind: "character", character: escapedCharacter(reader) };
}

const controls: ReadonlyMap<string, string> = new Map([
  ["t", "\t"],
  ["n", "\n"],
  ["r", "\r"],
  ["f", "\f"],
  ["v", "\v"],
]);

function escapedCharacter(reader: Reader): string {
  const code = takeMatch(reader, /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/);
  if (code) return String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? "0", 16));
  if (takeMatch(reader, /^0(?![0-9])/)) return "\0";
  const refused = refusedEscapes.find(([start]) => start.test(reader.source.slice(reader.at)));
  if (refused) reader.reasons.push(refused[1]);
  const one = character(reader);
  return controls.get(one) ?? one;
}

const refusedEscapes: readonly (readonly [RegExp, string])[] = [
  [/^[1-9]/, "refers back to a group"],
  [/^k/, "refers back to a group"],
  [/^[pP]/, "has a class of Unicode"],
  [/^u\{/, "has a `\\u{…}`"],
  [/^(?![tnrfv])[a-zA-Z0]/, "has an escape that other evaluators don't know"],
];

function characterClass(reader: Reader): Piece {
  const negated = take(reader, "^");
  const parts: ClassPart[] = [];
  while (reader.at < reader.source.length && !take(reader, "]")) parts.push(classPart(reader));
  if (parts.length > 0) return { kind: "class", negated, parts };
  if (!negated) reader.reasons.push("has a class of no characters");
  const every = [
    { kind: "set" as const, name: "s" as const },
    { kind: "set" as const, name: "S" as const },
  ];
  return { kind: "class", negated: false, parts: every };
}

function classPart(reader: Reader): ClassPart {
  const set = takeMatch(reader, /^\\([dDwWsS])/)?.[1];
  if (set) return { kind: "set", name: set as SetName };
  const from = classCharacter(reader);
  const isRange = takeMatch(reader, /^-(?!\]|\\[dDwWsS])/) !== undefined;
  return { kind: "range", from, to: isRange ? classCharacter(reader) : from };
}

function classCharacter(reader: Reader): string {
  if (!take(reader, "\\")) return character(reader);
  if (take(reader, "b")) return "\b";
  return escapedCharacter(reader);
}
