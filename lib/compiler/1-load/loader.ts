import type ts from "typescript";
import type { Diagnostic, Span } from "../../diagnostics/index.ts";
import type { Constant } from "./loaded-project.ts";
import type { Options } from "./settings.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What reading one declaration needs to know of the project. */
export interface Loader {
  readonly directory: string;
  readonly program: ts.Program;
  /** Without those of libraries. */
  readonly sourceFiles: readonly ts.SourceFile[];
  readonly checker: ts.TypeChecker;
  readonly vocabulary: Vocabulary;
  constantOf(expression: ts.Expression): Constant;
  span(node: ts.Node): Span;
  report(diagnostic: Diagnostic): void;
}

/** A `flow(…)`, `task(…)`, `container(…)` or `shell(…)` whose name and place are right. */
export interface Declared {
  readonly word: "flow" | "task" | "container" | "shell";
  readonly call: ts.CallExpression;
  readonly name: string;
  /** The constant that holds it, `default` for a default export without one. */
  readonly variable: string;
  readonly span: Span;
  readonly options: Options;
}
