import { textWidth, type Weight } from "./text-width.ts";

export interface TextStyle {
  readonly size: number;
  readonly weight: Weight;
}

/** Breaks a text into at most `maxLines` lines of at most `maxWidth` pixels; what doesn't fit ends in `…`. */
export function fitText(
  text: string,
  style: TextStyle,
  maxWidth: number,
  maxLines: number,
): readonly string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== "" && lines.length < maxLines) {
    const last = lines.length === maxLines - 1;
    const line = last ? ellipsize(rest, style, maxWidth) : firstLine(rest, style, maxWidth);
    lines.push(line);
    rest = last ? "" : rest.slice(line.length).trimStart();
  }
  return lines;
}

function firstLine(text: string, style: TextStyle, maxWidth: number): string {
  const fitting = longestPrefix(text, style, maxWidth);
  if (fitting === text) return text;
  const breaks = [...fitting.matchAll(/[\s\-_.,)]/g)].map(({ index }) => index + 1);
  const at = breaks.at(-1) ?? 0;
  return at > fitting.length / 2 ? fitting.slice(0, at).trimEnd() : fitting;
}

function ellipsize(text: string, style: TextStyle, maxWidth: number): string {
  if (textWidth(text, style.size, style.weight) <= maxWidth) return text;
  const room = maxWidth - textWidth("…", style.size, style.weight);
  return `${longestPrefix(text, style, room).trimEnd()}…`;
}

function longestPrefix(text: string, style: TextStyle, maxWidth: number): string {
  let prefix = "";
  for (const character of text) {
    if (textWidth(prefix + character, style.size, style.weight) > maxWidth) break;
    prefix += character;
  }
  return prefix === "" ? text.slice(0, 1) : prefix;
}
