import type { Variable } from "../ir/index.ts";
import type { VariableId } from "../jsonata/index.ts";

/** The variables of one flow while its graph is shaped. */
export interface Variables {
  /** A new variable like the given one, for a nested graph: an inner scope may not assign a name of an outer one. */
  fresh(like: VariableId): VariableId;
  /** A new variable of that name, never absent. */
  declare(name: string): VariableId;
  /** A new variable of that name, unlike all others. */
  add(name: string, absence: Variable["absence"]): VariableId;
  mayBeAbsent(variable: VariableId): boolean;
  nameOf(variable: VariableId): string;
  all(): ReadonlyMap<VariableId, Variable>;
}

/** Starts from the variables that lowering declared. */
export function variablesOf(declared: ReadonlyMap<VariableId, Variable>): Variables {
  const known = new Map(declared);
  const find = (id: VariableId): Variable => {
    const variable = known.get(id);
    if (variable === undefined) throw new Error(`variable ${id} was never declared`);
    return variable;
  };
  return {
    fresh(like) {
      const id = `${like}'` as VariableId;
      if (known.has(id)) return this.fresh(id);
      known.set(id, { ...find(like), id });
      return id;
    },
    declare(name) {
      const id = `shape:${name}` as VariableId;
      known.set(id, { id, name, absence: "never" });
      return id;
    },
    add(name, absence) {
      const id = `shape:${known.size}:${name}` as VariableId;
      known.set(id, { id, name, absence });
      return id;
    },
    mayBeAbsent: (id) => find(id).absence !== "never",
    nameOf: (id) => find(id).name,
    all: () => known,
  };
}
