import type { SettingChange } from "../../changes/index.ts";
import { fitted } from "../terminal.ts";
import { indentOf, type Line, line } from "./line.ts";

export interface SettingOptions {
  readonly depth: number;
  readonly width: number;
  /** @default the name itself */
  readonly label?: string;
}

/** Something with the values of it that change: all on one line where they fit. */
export function withSettings(
  head: Line,
  changes: readonly SettingChange[],
  width: number,
): readonly Line[] {
  const depth = head.depth + 1;
  const lines = changes.flatMap((change) => settingLines(change, { depth, width }));
  const isPlain = lines.every((one) => one.depth === depth && one.mark === "~");
  const whole = `${head.text}  ${lines.map(({ text }) => text).join("; ")}`.trimEnd();
  if (isPlain && whole.length <= width - indentOf(head.depth)) return [{ ...head, text: whole }];
  return [head, ...lines];
}

/** A value that changes: on one line where both fit, else what differs on two. */
export function settingLines(change: SettingChange, options: SettingOptions): readonly Line[] {
  const { depth, width } = options;
  const { name, before, after, hidden = false } = change;
  const label = options.label ?? name;
  const room = width - indentOf(depth);
  if (hidden) return [line(markOf(change), depth, HIDDEN[label] ?? label)];
  if (before === undefined || after === undefined) {
    const value = plain(before ?? after ?? "");
    return [line(markOf(change), depth, fitted(`${label}  ${value}`, room))];
  }
  const both = `${label}  ${plain(before)} → ${plain(after)}`;
  if (both.length <= room) return [line("~", depth, both)];
  const valueRoom = room - 4;
  const [old, now] = excerpts(plain(before), plain(after), valueRoom);
  return [line("~", depth, label), line("-", depth + 1, old), line("+", depth + 1, now)];
}

/** What changes as a whole. */
const HIDDEN: Readonly<Record<string, string>> = { code: "new code", image: "new image" };

function markOf({ before, after }: SettingChange): "+" | "-" | "~" {
  if (before === undefined) return "+";
  return after === undefined ? "-" : "~";
}

/** An expression without its delimiters, on one line. */
function plain(value: string): string {
  const [, expression = value] = /^\{% (.*) %\}$/s.exec(value) ?? [];
  return expression.replaceAll(/\s+/g, " ");
}

/** Both texts from a little before where they begin to differ. */
function excerpts(before: string, after: string, room: number): readonly [string, string] {
  const same = sharedStart(before, after);
  const from = same > room / 2 ? wordFrom(before, same - Math.floor(room / 3), same) : 0;
  const cut = (text: string): string => {
    const rest = from === 0 ? text : `…${text.slice(from)}`;
    return fitted(rest, room);
  };
  return [cut(before), cut(after)];
}

/** Where a word begins between two places, else the first of them. */
function wordFrom(text: string, from: number, to: number): number {
  const space = text.indexOf(" ", from);
  return space >= 0 && space < to ? space + 1 : from;
}

function sharedStart(left: string, right: string): number {
  let count = 0;
  while (count < left.length && left[count] === right[count]) count++;
  return count;
}
