import type ts from "typescript";
import type { FunctionNode, LoadedProject, LoadedStep } from "../../1-load/index.ts";
import type { Value } from "../context.ts";

/** What can be called under a name: known by its code, for functions are no JSON. */
export type Callable = Code | Choice | Other;

/** A function of the project. */
export interface Code {
  readonly kind: "code";
  readonly fn: FunctionNode;
  /** The calls that gave it, the first one first: of `adder(2)` the parameters of `adder` live on in its result. */
  readonly frames: readonly Frame[];
  /** The functions that parameters around it stand for. */
  readonly functions: Bound;
  /** What the names of the flow are where it was made; absent: as they are where it is called. */
  readonly home?: Home;
}

export interface Frame {
  readonly fn: FunctionNode;
  readonly arguments: readonly ts.Expression[];
}

/** `test ? f : g`, `ops[key]`. */
export interface Choice {
  readonly kind: "choice";
  readonly test: Test;
  readonly then: Callable;
  readonly otherwise: Callable;
}

/** A condition, or a key that is one of the names. */
export type Test =
  | { readonly kind: "truth"; readonly node: ts.Expression }
  | { readonly kind: "key"; readonly node: ts.Expression; readonly name: string };

/** A function of the language, or a step of the project, by its name. */
export interface Other {
  readonly kind: "other";
  readonly node: ts.Expression;
}

export type Bound = ReadonlyMap<ts.Symbol, Callable>;

export interface Home {
  readonly functions: Functions;
  lookup(symbol: ts.Symbol): Value | undefined;
}

/** What it takes to find the functions that expressions stand for. */
export interface Functions {
  readonly checker: ts.TypeChecker;
  stepOf(name: ts.Expression): LoadedStep | undefined;
  /** The function that a parameter stands for, in the code of a function that is put in place of its call. */
  readonly bound?: (symbol: ts.Symbol) => Callable | undefined;
}

/** A project, seen from code in which some parameters stand for functions. */
export type Project = LoadedProject & Functions;

/** The same with more parameters that stand for functions. */
export function withBound<F extends Functions>(functions: F, bound: Bound): F {
  if (bound.size === 0) return functions;
  return {
    ...functions,
    bound: (symbol: ts.Symbol) => bound.get(symbol) ?? functions.bound?.(symbol),
  };
}
