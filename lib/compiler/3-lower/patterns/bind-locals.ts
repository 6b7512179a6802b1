import type ts from "typescript";
import { type Binding, isAbsent, local } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import { isCheap } from "../expressions/once.ts";
import { bindPattern, type Naming } from "./bind-pattern.ts";

/** What the names of a pattern need: locals, and the context in which they stand for these. */
export interface Bound {
  readonly bindings: readonly Binding[];
  readonly context: ExpressionContext;
}

/** Binds a pattern inside one expression: what is more than a name gets a local. */
export function bindLocals(
  pattern: ts.BindingName,
  value: Value,
  context: ExpressionContext,
): Bound {
  const bindings: Binding[] = [];
  const named = (given: Value, hint: string): Value => {
    if (isCheap(given.expression) || isAbsent(given.expression)) return given;
    const name = context.freshLocal(hint);
    bindings.push({ name, value: given.expression });
    return { ...given, expression: local(name) };
  };
  const naming: Naming = {
    whole: (given) => named(given, "value"),
    bind: (name, given) => named(given, name.text),
  };
  return { bindings, context: bindPattern(pattern, value, context, naming) };
}
