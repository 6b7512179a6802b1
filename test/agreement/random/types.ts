import type { Dice } from "./dice.ts";

/** The types that random programs are made of: those of JSON, and absence. */
export type Type =
  | { readonly kind: "number" }
  | { readonly kind: "string" }
  | { readonly kind: "boolean" }
  | { readonly kind: "null" }
  | { readonly kind: "undefined" }
  | ArrayType
  | RecordType
  | ObjectType
  | UnionType;

export interface ArrayType {
  readonly kind: "array";
  readonly of: Type;
}

export interface RecordType {
  readonly kind: "record";
  readonly of: Type;
}

export interface ObjectType {
  readonly kind: "object";
  readonly members: readonly Member[];
}

export interface Member {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
}

export interface UnionType {
  readonly kind: "union";
  readonly parts: readonly Type[];
}

export const number: Type = { kind: "number" };
export const string: Type = { kind: "string" };
export const boolean: Type = { kind: "boolean" };
export const nothing: Type = { kind: "null" };
export const absent: Type = { kind: "undefined" };

export const arrayOf = (of: Type): ArrayType => ({ kind: "array", of });

export const recordOf = (of: Type): RecordType => ({ kind: "record", of });

/** Members whose name ends in `?` may be absent. */
export function objectOf(members: Readonly<Record<string, Type>>): ObjectType {
  return {
    kind: "object",
    members: Object.entries(members).map(([key, type]) => {
      const optional = key.endsWith("?");
      return { name: optional ? key.slice(0, -1) : key, type, optional };
    }),
  };
}

/** A union without unions in it, and without the same part twice. */
export function unionOf(...parts: readonly Type[]): Type {
  const flat = parts.flatMap((part) => (part.kind === "union" ? part.parts : [part]));
  const different = new Map(flat.map((part) => [print(part), part]));
  const [only, ...others] = different.values();
  if (only === undefined) throw new Error("a union of nothing");
  return others.length === 0 ? only : { kind: "union", parts: [only, ...others] };
}

/** What is left of a type without these kinds; undefined where nothing is. */
export function without(type: Type, ...kinds: readonly Type["kind"][]): Type | undefined {
  const left = partsOf(type).filter((part) => !kinds.includes(part.kind));
  return left.length === 0 ? undefined : unionOf(...left);
}

export function partsOf(type: Type): readonly Type[] {
  return type.kind === "union" ? type.parts : [type];
}

export function mayBe(type: Type, ...kinds: readonly Type["kind"][]): boolean {
  return partsOf(type).some((part) => kinds.includes(part.kind));
}

/** As TypeScript writes it. */
export function print(type: Type): string {
  switch (type.kind) {
    case "array":
      return type.of.kind === "union" ? `(${print(type.of)})[]` : `${print(type.of)}[]`;
    case "record":
      return `Record<string, ${print(type.of)}>`;
    case "object":
      return `{ ${type.members.map(printMember).join("; ")} }`;
    case "union":
      return type.parts.map(print).join(" | ");
    default:
      return type.kind;
  }
}

function printMember({ name, type, optional }: Member): string {
  return `${keyText(name)}${optional ? "?" : ""}: ${print(type)}`;
}

/** A key as one writes it in an object. */
export function keyText(name: string): string {
  return isIdentifier(name) ? name : JSON.stringify(name);
}

export function isIdentifier(name: string): boolean {
  return /^[a-z]\w*$/i.test(name);
}

/** Whether a value of the one type is a value of the other. */
export function assignable(from: Type, to: Type): boolean {
  return partsOf(from).every((part) => partsOf(to).some((target) => fits(part, target)));
}

function fits(from: Type, to: Type): boolean {
  if (from.kind === "array" && to.kind === "array") return print(from.of) === print(to.of);
  if (from.kind === "record" && to.kind === "record") return print(from.of) === print(to.of);
  if (from.kind === "object" && to.kind === "object") return print(from) === print(to);
  return from.kind === to.kind && !["array", "record", "object", "union"].includes(from.kind);
}

/** Keys that trip those who put them into JSONata as they are. */
export const plainKeys = ["a", "b", "n", "id", "name"] as const;
export const oddKeys = ["a b", "$x", "constructor", "in", "and", "or", "", "名前", "a.b", "%", "v"];

/** A random type, not too deep. */
export function randomType(dice: Dice, depth = 2): Type {
  const scalar = [number, number, string, string, boolean];
  if (depth === 0 || dice.percent(45)) return dice.pick(scalar);
  const inner = (): Type => randomType(dice, depth - 1);
  return dice.pick([
    () => arrayOf(inner()),
    () => arrayOf(inner()),
    () => randomObject(dice, depth),
    () => randomObject(dice, depth),
    () => recordOf(present(inner())),
    () => unionOf(inner(), nothing),
    () => unionOf(inner(), absent),
    () => unionOf(inner(), nothing, absent),
    () => unionOf(string, number),
  ])();
}

/** The same, never undefined: what an element of an array or a record is, most of the time. */
export function randomElement(dice: Dice, depth = 1): Type {
  const type = randomType(dice, depth);
  return dice.percent(10) ? type : present(type);
}

/** A member that is undefined is absent on Step Functions, so `Object.keys` would tell the two apart. */
function present(type: Type): Type {
  return without(type, "undefined") ?? number;
}

export function randomObject(dice: Dice, depth: number): ObjectType {
  const count = 1 + dice.below(3);
  const members = new Map<string, Member>();
  for (let at = 0; at < count; at++) {
    const name = dice.percent(15) ? dice.pick(oddKeys) : dice.pick(plainKeys);
    // Where it is absent, JavaScript finds the prototype's.
    const optional = name !== "constructor" && dice.percent(25);
    const type = randomType(dice, depth - 1);
    members.set(name, { name, optional, type: present(type) });
  }
  return { kind: "object", members: [...members.values()] };
}
