import { stripVTControlCharacters, styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** Whether to colour what goes to a stream: a terminal, and no NO_COLOR. */
export function hasColor(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && stream.hasColors();
}

/** Styles text if `color`. */
export function painter(color: boolean): (style: Style, text: string) => string {
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}

/** Columns of text, each as wide as its widest cell; `right` names the columns that are numbers. */
export function columns(
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => widthOf(row[at] ?? ""))),
  );
  const cell = (text: string, at: number): string => {
    const width = widths[at] ?? 0;
    const room = " ".repeat(width - widthOf(text));
    return right.includes(at) ? room + text : text + room;
  };
  return rows.map((row) => row.map(cell).join("  ").trimEnd()).join("\n");
}

/** How many columns text takes, colours aside. */
function widthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}

/** Text cut to a width. */
export function fitted(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, Math.max(width - 1, 0))}…` : text;
}

/** Words on lines of at most 80 columns; those after the first are set in. */
export function wrapped(words: readonly string[], indent = "  "): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(word);
    else if (last.length + word.length < 80) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(`${indent}${word}`);
  }
  return lines.join("\n");
}

/** Prints data for programs. */
export function printJson(data: unknown): void {
  console.log(JSON.stringify(data, null, 2));
}
