import type ts from "typescript";
import type { Diagnostic, Span } from "../../diagnostics/index.ts";
import type { Word } from "../1-load/index.ts";
import type { Expression } from "../jsonata/index.ts";
import type { Functions } from "./callables/callable.ts";
import type { CaughtError } from "./errors/caught-error.ts";
import type { TimeLowering } from "./time-lowering.ts";

/** What an expression of the flow became. */
export interface Value {
  readonly expression: Expression;
  readonly type: ts.Type;
  /** It may be undefined at run time, whatever the type says. */
  readonly optional: boolean;
  /** It is the error of a `catch`: no JSON, known by its name and message alone. */
  readonly caught?: CaughtError;
}

/**
 * What lowering an expression needs to know. Expressions are pure: the statements side has found the `await`s in them, has lowered each to
 * nodes, and says in `replaced` what stands for it.
 */
export interface LowerContext {
  readonly checker: ts.TypeChecker;
  /** The value of a variable of the flow, a parameter, a block-local of a pure function, `run`; undefined for what isn't one. */
  lookup(symbol: ts.Symbol): Value | undefined;
  /** Stands for awaits, and for conditional expressions that hold awaits: lowered to nodes already. */
  readonly replaced: ReadonlyMap<ts.Node, Value>;
  /** Report, then return any value: lowering goes on and collects all refusals. */
  report(diagnostic: Diagnostic): void;
  span(node: ts.Node): Span;
  /** Finds the functions that expressions stand for. */
  readonly functions: Functions;
  /** The word of `nagare` that a callee stands for. */
  wordOf(callee: ts.Expression): Word | undefined;
  /** What is known of the reasons that the flow's settled results may have. */
  settledErrors(): Omit<CaughtError, "error">;
  readonly time: TimeLowering;
  /** A local name that nothing else in the flow uses. */
  freshLocal(hint: string): string;
}
