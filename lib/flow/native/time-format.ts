import type { TimeFields } from "../zoned.ts";

/** The fields of a text of the form `yyyyMMdd` and its like; undefined where it has another form. */
export function fieldsIn(text: string, format: string): TimeFields | undefined {
  const parts = partsOf(format);
  const pattern = parts.map((part) => (typeof part === "string" ? escaped(part) : part.digits));
  const found = new RegExp(`^${pattern.join("")}$`).exec(text);
  const named = parts.filter((part) => typeof part !== "string");
  const numbers = named.map(({ field }, at) => [field, Number(found?.[at + 1])] as const);
  return found ? Object.fromEntries(numbers) : undefined;
}

/** A text as it is, or a field by its digits. */
type Part = string | { readonly field: keyof TimeFields; readonly digits: string };

function partsOf(format: string): readonly Part[] {
  return [...format.matchAll(/'([^']*)'|([a-zA-Z])\2*|[^a-zA-Z']+/g)].map(([whole, quoted]) => {
    if (quoted !== undefined) return quoted;
    if (!/^[a-zA-Z]/.test(whole)) return whole;
    const token = TOKENS.get(whole);
    if (token === undefined) throw new RangeError(`a form to parse has no ${whole}: ${format}`);
    const [field, digits] = token;
    return { field, digits };
  });
}

const one = "([0-9]{1,2})";
const two = "([0-9]{2})";

const TOKENS: ReadonlyMap<string, readonly [keyof TimeFields, string]> = new Map([
  ["yyyy", ["year", "([0-9]{4})"]],
  ["MM", ["month", two]],
  ["M", ["month", one]],
  ["dd", ["day", two]],
  ["d", ["day", one]],
  ["HH", ["hour", two]],
  ["H", ["hour", one]],
  ["mm", ["minute", two]],
  ["m", ["minute", one]],
  ["ss", ["second", two]],
  ["s", ["second", one]],
  ["SSS", ["millisecond", "([0-9]{3})"]],
] as const);

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
