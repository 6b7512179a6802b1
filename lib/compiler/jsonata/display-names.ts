import type { Expression } from "./expression.ts";
import { functionNames } from "./function-names.ts";
import { hintOf } from "./local-names.ts";
import { readsOf } from "./map.ts";
import type { PrintOptions } from "./print.ts";

/** The names that locals get in the printed text: those of the locals in scope, and those that nothing else may take. */
export interface DisplayNames {
  readonly locals: ReadonlyMap<string, string>;
  readonly taken: ReadonlySet<string>;
}

const nameInText = /\$([\p{L}\p{N}_]+)/gu;

/** No local is in scope; flow variables and functions keep their names. */
export function rootNames(expression: Expression, options: PrintOptions): DisplayNames {
  const taken = new Set(functionNames);
  for (const variable of readsOf(expression))
    for (const [, name] of options.variable({ kind: "read", variable }).matchAll(nameInText))
      if (name !== undefined) taken.add(name);
  return { locals: new Map(), taken };
}

/** The names inside of what binds `locals`. */
export function bindNames<Names extends DisplayNames>(
  names: Names,
  locals: readonly string[],
): Names {
  const taken = new Set(names.taken);
  const shown = new Map(names.locals);
  for (const local of locals) {
    const name = freeName(hintOf(local).replace(/[^\p{L}\p{N}_]/gu, "_") || "value", taken);
    taken.add(name);
    shown.set(local, name);
  }
  return { ...names, locals: shown, taken };
}

function freeName(hint: string, taken: ReadonlySet<string>): string {
  if (!taken.has(hint)) return hint;
  let number = 2;
  while (taken.has(`${hint}_${number}`)) number += 1;
  return `${hint}_${number}`;
}
