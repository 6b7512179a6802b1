import { absent, assignable, isIdentifier, mayBe, type Type, unionOf, without } from "./types.ts";

export interface Variable {
  readonly name: string;
  readonly type: Type;
  /** May be assigned here. */
  readonly isAssignable: boolean;
  /** Holds a value of its own, which may be changed in place. */
  readonly isOwned: boolean;
}

/** A function that the program has: `parameters` in order, of which the last `defaults` may be left out. */
export interface Helper {
  readonly name: string;
  readonly parameters: readonly Type[];
  readonly defaults: number;
  readonly result: Type;
}

/** What is in sight at some place of a program. */
export interface Scope {
  readonly variables: readonly Variable[];
  readonly helpers: readonly Helper[];
}

export const emptyScope: Scope = { variables: [], helpers: [] };

/** A name hides another of the same name. */
export function withVariable(scope: Scope, variable: Variable): Scope {
  const others = scope.variables.filter(({ name }) => name !== variable.name);
  const helpers = scope.helpers.filter(({ name }) => name !== variable.name);
  return { variables: [...others, variable], helpers };
}

export function withConstant(scope: Scope, name: string, type: Type): Scope {
  return withVariable(scope, { name, type, isAssignable: false, isOwned: false });
}

export function withHelper(scope: Scope, helper: Helper): Scope {
  return { ...scope, helpers: [...scope.helpers, helper] };
}

/** As a closure sees it: nothing may be changed. */
export function frozen(scope: Scope): Scope {
  const variables = scope.variables.map((each) => ({
    ...each,
    isAssignable: false,
    isOwned: false,
  }));
  return { ...scope, variables };
}

/** Inside a loop over `text`: what it reads may not grow, or the loop would never end. */
export function whileReading(scope: Scope, text: string): Scope {
  const names = new Set(text.match(/[\w$]+/g));
  const variables = scope.variables.map((each) =>
    names.has(each.name) ? { ...each, isOwned: false } : each,
  );
  return { ...scope, variables };
}

/** The text of a way to a value, and its type. */
export interface Path {
  readonly text: string;
  readonly type: Type;
}

/** Every variable, and the members of those that are objects. */
export function pathsIn(scope: Scope): readonly Path[] {
  return scope.variables.flatMap(({ name, type }) => pathsFrom({ text: name, type }, 2));
}

export function pathsTo(scope: Scope, type: Type): readonly Path[] {
  return pathsIn(scope).filter((path) => assignable(path.type, type));
}

function pathsFrom(path: Path, depth: number): readonly Path[] {
  if (depth === 0) return [path];
  const present = without(path.type, "null", "undefined");
  if (present?.kind !== "object") return [path];
  const isOptional = mayBe(path.type, "null", "undefined");
  const inner = present.members.flatMap(({ name, type, optional }) => {
    const text = `${path.text}${memberText(name, isOptional)}`;
    const own = optional || isOptional ? unionOf(type, absent) : type;
    return pathsFrom({ text, type: own }, depth - 1);
  });
  return [path, ...inner];
}

/** `.a`, `?.a`, `["a b"]`, `?.["a b"]` */
function memberText(name: string, isOptional = false): string {
  if (isIdentifier(name)) return `${isOptional ? "?" : ""}.${name}`;
  return `${isOptional ? "?." : ""}[${JSON.stringify(name)}]`;
}
