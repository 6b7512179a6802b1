import ts from "typescript";
import type { Variable } from "../ir/index.ts";
import { functionNames, type VariableId } from "../jsonata/index.ts";

/** The variables of a flow. A name is unique in the whole machine: Step Functions lets no inner scope assign a name of an outer one. */
export interface VariableTable {
  declare(name: string, absence: Variable["absence"]): VariableId;
  absenceOf(variable: VariableId): Variable["absence"];
  all(): ReadonlyMap<VariableId, Variable>;
}

export function createVariableTable(): VariableTable {
  const variables = new Map<VariableId, Variable>();
  return {
    declare: (name, absence) => {
      const id = unused(variables, jsonataName(name));
      variables.set(id, { id, name: id, absence });
      return id;
    },
    absenceOf: (variable) => variables.get(variable)?.absence ?? "never",
    all: () => variables,
  };
}

/** How absence of a value of this type is stored. */
export function absenceIn(checker: ts.TypeChecker, type: ts.Type): Variable["absence"] {
  const parts = partsOf(checker, type);
  const has = (flags: ts.TypeFlags) => parts.some((part) => (part.flags & flags) !== 0);
  if (has(ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) return "boxed";
  if (!has(ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return "never";
  return has(ts.TypeFlags.Null) ? "boxed" : "null";
}

function partsOf(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  const constraint = checker.getBaseConstraintOfType(type) ?? type;
  return constraint.isUnion() ? constraint.types : [constraint];
}

/** At most 80 characters, letters, digits and `_`: the rule of Step Functions, and what prints without quotes. */
function jsonataName(name: string): string {
  const safe = name.replaceAll(/[^\p{ID_Continue}]/gu, "_").slice(0, 70);
  return /^\p{ID_Start}/u.test(safe) ? safe : `v${safe}`;
}

function unused(taken: ReadonlyMap<VariableId, Variable>, name: string): VariableId {
  const first = functionNames.has(name) ? `${name}_` : name;
  for (let count = 1; ; count++) {
    const id = (count === 1 ? first : `${first.replace(/_$/, "")}_${count}`) as VariableId;
    if (!taken.has(id)) return id;
  }
}
