import type { JsonValue } from "../../asl/index.ts";

/** The variables of one `States` object; an inner scope reads its outer ones. */
export interface Scope {
  readonly outer: Scope | undefined;
  readonly variables: Map<string, JsonValue>;
  /** Of each variable's JSON text. */
  readonly bytes: Map<string, number>;
  /** Of all variables of the run: the same object in all its scopes. */
  readonly stored: { bytes: number };
  /** Whether `stored` has this scope's variables in it. */
  isCounted: boolean;
}

export function createScope(outer?: Scope): Scope {
  return {
    outer,
    variables: new Map(),
    bytes: new Map(),
    stored: outer?.stored ?? { bytes: 0 },
    isCounted: true,
  };
}

export function readVariable(scope: Scope, name: string): JsonValue | undefined {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const value = at.variables.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** All variables that can be read from a scope, the inner ones last. */
export function visibleVariables(scope: Scope): Record<string, JsonValue> {
  const visible: Record<string, JsonValue> = scope.outer ? visibleVariables(scope.outer) : {};
  for (const [name, value] of scope.variables) visible[name] = value;
  return visible;
}
