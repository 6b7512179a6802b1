import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { changedObject, isAssignment, isStep, rootOf, symbolOf } from "../../1-load/index.ts";
import { type CheckContext, nodeRule } from "../rule.ts";

export const outerChange = nodeRule(
  [
    ts.SyntaxKind.BinaryExpression,
    ts.SyntaxKind.PrefixUnaryExpression,
    ts.SyntaxKind.PostfixUnaryExpression,
    ts.SyntaxKind.CallExpression,
  ],
  ts.isExpression,
  (node, context) => {
    for (const name of changedNames(node)) checkChange(name, context);
  },
);

/** The variables that an expression assigns, or of which it changes a member. */
function changedNames(node: ts.Expression): readonly ts.Identifier[] {
  const object = changedObject(node);
  if (object) return namesIn(rootOf(object));
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind))
    return namesIn(node.left);
  const isUnary = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
  return isUnary && isStep(node.operator) ? namesIn(node.operand) : [];
}

/** The targets of an assignment, through patterns. */
function namesIn(target: ts.Expression): readonly ts.Identifier[] {
  if (ts.isIdentifier(target)) return [target];
  if (ts.isArrayLiteralExpression(target)) return target.elements.flatMap(namesIn);
  if (!ts.isObjectLiteralExpression(target)) return [];
  return target.properties.flatMap((property) => {
    if (ts.isPropertyAssignment(property)) return namesIn(property.initializer);
    return ts.isShorthandPropertyAssignment(property) ? [property.name] : [];
  });
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
