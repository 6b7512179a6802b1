import { closest } from "../../diagnostics/index.ts";
import { type Problem, unknown, wrong } from "./problem.ts";

/** What is wrong with a value's form: an environment may come from JavaScript, or from a spread, where no type checker looks. */
export type Shape = (value: unknown, path: readonly string[]) => readonly Problem[];

export const text: Shape = (value, path) =>
  typeof value === "string" ? [] : [isNo("a text", value, path)];

export const flag: Shape = (value, path) =>
  typeof value === "boolean" ? [] : [isNo("true or false", value, path)];

export const count: Shape = (value, path) =>
  typeof value === "number" ? [] : [isNo("a number", value, path)];

/** Looked at elsewhere. */
export const anything: Shape = () => [];

export function list(each: Shape): Shape {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((item: unknown, index) => each(item, [...path, String(index)]))
      : [isNo("a list", value, path)];
}

/** An object with any names. */
export function byName(each: Shape): Shape {
  return (value, path) =>
    isObject(value)
      ? membersOf(value).flatMap(([name, member]) => each(member, [...path, name]))
      : [isNo("an object", value, path)];
}

/** An object with these members and no others. */
export function object(shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, path) =>
    isObject(value)
      ? membersOf(value).flatMap(([name, member]) => {
          const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
          return shape?.(member, [...path, name]) ?? [isUnknown(name, path, Object.keys(shapes))];
        })
      : [isNo("an object", value, path)];
}

/** One of some words, or something else. */
export function wordOr(words: readonly string[], other?: Shape): Shape {
  const all = words.map((word) => `"${word}"`).join(" or ");
  return (value, path) => {
    if (typeof value === "string" && words.includes(value)) return [];
    if (other !== undefined && typeof value !== "string") return other(value, path);
    return [
      wrong(
        path,
        `${path.join(".")} is ${shown(value)}; write ${all}${other === undefined ? "" : ", or an object"}`,
      ),
    ];
  };
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function membersOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

function isNo(wanted: string, value: unknown, path: readonly string[]): Problem {
  return wrong(path, `${path.join(".")} is ${shown(value)}, not ${wanted}`);
}

function isUnknown(name: string, path: readonly string[], known: readonly string[]): Problem {
  const meant = closest(name, known);
  const hint = meant === undefined ? `it has ${known.join(", ")}` : `did you mean "${meant}"?`;
  const of = path.length === 0 ? "an environment" : path.join(".");
  return unknown([...path, name], `${of} has no member "${name}"; ${hint}`);
}

function shown(value: unknown): string {
  if (typeof value === "function") return "a function";
  return Array.isArray(value) ? "a list" : isObject(value) ? "an object" : JSON.stringify(value);
}
