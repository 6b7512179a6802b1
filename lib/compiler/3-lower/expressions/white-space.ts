import { call, type Expression, literal, regex, withForm } from "../../jsonata/index.ts";

/** JavaScript's `\s`, for the Java evaluator's knows ASCII only. */
export const space = "[\\s\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]";

/** JavaScript's `$`: Java's also stands before a last line break. */
export const end = "(?![\\s\\S])";

/** `text.trim()` */
export function trimmed(text: Expression): Expression {
  const inner = call("replace", text, regex(`^${space}+|${space}+${end}`), literal(""));
  return withForm(inner, { name: "trimmed", about: "text" });
}
