import type { Span } from "../diagnostic.ts";
import type { Paint } from "./paint.ts";

/** The line of a span with its number, and the place underlined; nothing for a span that stands for a whole file. */
export function sourceLine(
  span: Span,
  source: (file: string) => string | undefined,
  accent: (text: string) => string,
  ink: Paint,
): readonly string[] {
  if (isWholeFile(span)) return [];
  const line = source(span.file)?.split(/\r?\n/)[span.line - 1];
  if (line === undefined) return [];
  const number = String(span.line);
  const { blank, carets } = underline(line, span);
  return [
    `  ${ink.dim(`${number} │`)} ${line}`,
    `  ${ink.dim(`${" ".repeat(number.length)} │`)} ${blank}${accent(carets)}`,
  ];
}

function isWholeFile({ line, column, endLine, endColumn }: Span): boolean {
  return line === 1 && column === 1 && endLine === 1 && endColumn === 1;
}

/** A span that goes on over lines is underlined to the end of its first. */
function underline(line: string, span: Span): { readonly blank: string; readonly carets: string } {
  const before = line.slice(0, span.column - 1);
  const end = span.endLine === span.line ? span.endColumn - 1 : line.length;
  const marked = line.slice(span.column - 1, end);
  const width = Math.max(1, columnsOf(marked));
  const blank = [...before].map((character) =>
    character === "\t" ? "\t" : " ".repeat(columnsOf(character)),
  );
  return { blank: blank.join(""), carets: "^".repeat(width) };
}

/** Columns of a terminal: characters of East Asian scripts take two. */
function columnsOf(text: string): number {
  return [...text].reduce((columns, character) => columns + (WIDE.test(character) ? 2 : 1), 0);
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
