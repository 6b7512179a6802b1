import { painter } from "../terminal.ts";

/** What a line tells: something comes, goes, changes, is to be minded; a blank tells more of the line above. */
export type Mark = "+" | "-" | "~" | "!" | " ";

export interface Line {
  readonly mark: Mark;
  /** How far it is set in. */
  readonly depth: number;
  readonly text: string;
}

export function line(mark: Mark, depth: number, text: string): Line {
  return { mark, depth, text };
}

/** Columns in front of a line's text. */
export function indentOf(depth: number): number {
  return depth * 4 + 2;
}

/** A text on as many lines as it takes. */
export function wrapped(mark: Mark, depth: number, text: string, width: number): readonly Line[] {
  const room = width - indentOf(depth);
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= room) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines.map((each, at) => line(at === 0 ? mark : " ", depth, each));
}

/** Lines as they are printed. */
export function printed(lines: readonly Line[], color: boolean): string {
  const paint = painter(color);
  return lines
    .map(({ mark, depth, text }) => {
      if (depth === 0 && mark === " ") return text;
      const said = `${" ".repeat(depth * 4)}${mark} ${text}`;
      return STYLES[mark] === undefined ? said : paint(STYLES[mark], said);
    })
    .join("\n");
}

const STYLES = {
  "+": "green",
  "-": "red",
  "~": "yellow",
  "!": "magenta",
  " ": undefined,
} as const satisfies Record<Mark, string | undefined>;
