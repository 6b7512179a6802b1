import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import type { NodeRule } from "../rule.ts";

/** What has no rule of its own, and what to call it. */
const CONSTRUCTS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.WithStatement, "a `with` statement"],
  [ts.SyntaxKind.DebuggerStatement, "`debugger`"],
  [ts.SyntaxKind.MetaProperty, "`import.meta`"],
  [ts.SyntaxKind.ImportKeyword, "an `import(…)`"],
  [ts.SyntaxKind.ThisKeyword, "`this`"],
  [ts.SyntaxKind.SuperKeyword, "`super`"],
  [ts.SyntaxKind.PrivateIdentifier, "a private name"],
  [ts.SyntaxKind.EnumDeclaration, "an `enum`"],
  [ts.SyntaxKind.ModuleDeclaration, "a `namespace`"],
  [ts.SyntaxKind.Decorator, "a decorator"],
  [ts.SyntaxKind.AwaitKeyword, "`for await`"],
]);

export const unsupportedSyntax: NodeRule = {
  kinds: [...CONSTRUCTS.keys()],
  check: (node, { project, report }) => {
    if (ts.findAncestor(node, ts.isClassLike)) return;
    const construct = CONSTRUCTS.get(node.kind) ?? "this";
    report(diagnostic("NG1000", project.spanOf(node), { construct }));
  },
};
