import type { LogEvent } from "./read-lines.ts";

/** More than these nobody reads in a message. */
const MOST_LINES = 15;
const LONGEST_LINE = 300;

/** The last lines of a log as a person reads them. */
export function shownLines(events: readonly LogEvent[]): readonly string[] {
  return events
    .flatMap(({ message = "" }) => linesOf(message.trimEnd()))
    .filter((line) => line !== "")
    .slice(-MOST_LINES)
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line));
}

/** What Lambda writes around each call. */
const PLATFORM = /^(?:START|END|REPORT|INIT_START|XRAY) /;

/** Before each line of `console.log`: the time, the call's id, the level. */
const CONSOLE = /^\S+Z\t\S+\t(\w+)\t/;

function linesOf(message: string): readonly string[] {
  if (PLATFORM.test(message)) return [];
  const { level, message: text, error } = logged(message);
  if (typeof text !== "string") return message.replace(CONSOLE, "$1 ").split("\n");
  return [`${String(level ?? "")} ${text}`.trimStart(), ...framesOf(error)];
}

/** Where in the task's code an error comes from. */
function framesOf(error: unknown): readonly string[] {
  const stack: unknown =
    typeof error === "object" && error !== null ? Reflect.get(error, "stack") : "";
  const frames = String(stack)
    .split("\n")
    .filter((line) => /^\s+at /.test(line));
  return frames.filter((line) => !/node_modules|node:/.test(line)).slice(0, 3);
}

function logged(message: string): { level?: unknown; message?: unknown; error?: unknown } {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
