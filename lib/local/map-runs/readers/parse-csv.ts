import type { JsonObject, JsonValue } from "../../../asl/index.ts";

const delimiters: Readonly<Record<string, string>> = {
  COMMA: ",",
  PIPE: "|",
  SEMICOLON: ";",
  SPACE: " ",
  TAB: "\t",
};

/** Each row as an object of texts, by the header. Missing fields are empty, those beyond the header are left out. */
export function parseCsv(
  text: string,
  { CSVDelimiter, CSVHeaderLocation, CSVHeaders }: JsonObject,
): readonly JsonObject[] {
  const rows = rowsOf(text, delimiters[String(CSVDelimiter)] ?? ",");
  const isGiven = CSVHeaderLocation === "GIVEN";
  const header = isGiven ? namesIn(CSVHeaders) : (rows[0] ?? []);
  return rows
    .slice(isGiven ? 0 : 1)
    .map((row) => Object.fromEntries(header.map((name, place) => [name, row[place] ?? ""])));
}

const namesIn = (names: JsonValue | undefined): readonly string[] =>
  Array.isArray(names) ? names.map(String) : [];

/** A field, and what ends it. Quotes around a field may hold anything; two of them stand for one. */
function rowsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  const escaped = `\\u{${delimiter.charCodeAt(0).toString(16)}}`;
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${escaped}\\r\\n]*))(${escaped}|\\r\\n|\\n|\\r|$)`,
    "guy",
  );
  const rows: string[][] = [];
  let row: string[] = [];
  // A byte order mark is no part of the first name.
  const content = text.replace(/^\uFEFF/, "");
  for (const [, quoted, plain = "", end] of content.matchAll(field)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === delimiter) continue;
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
    if (end === "") break;
  }
  return rows;
}
