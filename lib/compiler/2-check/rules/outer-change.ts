import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { assignedTargets, changedObjects, rootOf, symbolOf } from "../../1-load/index.ts";
import { type CheckContext, nodeRule } from "../rule.ts";

export const outerChange = nodeRule(
  [
    ts.SyntaxKind.BinaryExpression,
    ts.SyntaxKind.PrefixUnaryExpression,
    ts.SyntaxKind.PostfixUnaryExpression,
    ts.SyntaxKind.CallExpression,
    ts.SyntaxKind.DeleteExpression,
    ts.SyntaxKind.ForOfStatement,
    ts.SyntaxKind.ForInStatement,
  ],
  (node: ts.Node): node is ts.Node => node !== undefined,
  (node, context) => {
    for (const name of changedNames(node)) checkChange(name, context);
  },
);

/** The variables that a node assigns, or of which it changes a member. */
function changedNames(node: ts.Node): readonly ts.Identifier[] {
  const names = [...assignedTargets(node), ...changedObjects(node)].map(rootOf);
  return [...new Set(names)].filter(ts.isIdentifier);
}

function checkChange(name: ts.Identifier, { project, report }: CheckContext): void {
  const declaration = symbolOf(project.checker, name)?.valueDeclaration;
  const callback = ts.findAncestor(name, ts.isFunctionLike);
  if (!declaration || !callback || isOfModule(declaration)) return;
  if (ts.findAncestor(declaration, (node) => node === callback)) return;
  const notes = [
    {
      message: `\`${name.text}\` is declared here`,
      span: project.spanOf(ts.getNameOfDeclaration(declaration) ?? declaration),
    },
  ];
  report(diagnostic("NG1400", project.spanOf(name), { name: name.text }, { notes }));
}

/** A variable of the module has its own refusal. */
function isOfModule(declaration: ts.Node): boolean {
  return ts.findAncestor(declaration, ts.isFunctionLike) === undefined;
}
