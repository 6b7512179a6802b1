import type ts from "typescript";
import type { Diagnostic } from "../../diagnostics/index.ts";
import type { LoadedProject } from "../1-load/index.ts";

export interface CheckContext {
  readonly project: LoadedProject;
  report(diagnostic: Diagnostic): void;
}

/** Looks at nodes of some kinds in the code of flows: their bodies, and the functions of the project that these call. */
export interface NodeRule {
  readonly kinds: readonly ts.SyntaxKind[];
  readonly check: (node: ts.Node, context: CheckContext) => void;
}

/** Looks at what the project declares. */
export type ProjectRule = (context: CheckContext) => void;

/** A rule for one kind of node, typed by TypeScript's own guard. */
export function nodeRule<N extends ts.Node>(
  kinds: readonly ts.SyntaxKind[],
  is: (node: ts.Node) => node is N,
  check: (node: N, context: CheckContext) => void,
): NodeRule {
  return {
    kinds,
    check: (node, context) => {
      if (is(node)) check(node, context);
    },
  };
}
