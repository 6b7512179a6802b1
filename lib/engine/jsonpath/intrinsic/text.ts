import type { JsonValue } from "../../../asl/index.ts";
import { InvalidArgument, textAt } from "./arguments.ts";
import type { IntrinsicFunction } from "./functions.ts";

export const textFunctions: Readonly<Record<string, IntrinsicFunction>> = {
  "States.Format": (args) => format(textAt(args, 0), args.slice(1)),
  "States.StringSplit": (args) => split(textAt(args, 0), textAt(args, 1)),
};

/** `{}` takes the next argument; `\{` and `\}` are braces. */
function format(template: string, args: readonly JsonValue[]): string {
  let used = 0;
  const text = template.replace(/\\([{}\\])|\{\}/gu, (_, escaped) => {
    if (escaped !== undefined) return escaped;
    used += 1;
    return javaText(args[used - 1]);
  });
  if (used !== args.length) {
    throw new InvalidArgument("number of arguments do not match the occurrences of {}");
  }
  return text;
}

/** As Java prints it: `{a=1, b=[2, 3]}`. */
function javaText(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map(javaText).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const members = Object.entries(value).map(([key, member]) => `${key}=${javaText(member)}`);
  return `{${members.join(", ")}}`;
}

/** Each character of the second text separates; empty parts are left out, as Java's StringTokenizer does. */
function split(text: string, separators: string): JsonValue {
  const parts = [""];
  for (const character of text) {
    if (separators.includes(character)) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.filter((part) => part !== "");
}
