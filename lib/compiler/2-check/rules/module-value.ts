import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { isConst, type LoadedProject, symbolOf } from "../../1-load/index.ts";
import { functionOf, holdsFunctions } from "../flow-code.ts";
import { isUse } from "../is-use.ts";
import { type CheckContext, nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

/** What a flow reads of its module is a constant. */
export const moduleValue = nodeRule(
  [ts.SyntaxKind.Identifier],
  ts.isIdentifier,
  (node, context) => {
    const { project } = context;
    const declaration = isUse(node) ? moduleVariable(project, node) : undefined;
    if (declaration === undefined) return;
    if (!isConst(declaration)) refuseVariable(node, declaration, context);
    else if (!isStep(project, node) && !isFunctions(project, node)) refuseUnknown(node, context);
  },
);

function moduleVariable(
  project: LoadedProject,
  node: ts.Identifier,
): ts.VariableDeclaration | undefined {
  const declared = symbolOf(project.checker, node)?.valueDeclaration;
  const declaration =
    declared && ts.isBindingElement(declared)
      ? ts.walkUpBindingElementsAndPatterns(declared)
      : declared;
  if (!declaration || !ts.isVariableDeclaration(declaration)) return undefined;
  const isOfModule = ts.isSourceFile(declaration.parent.parent.parent);
  const isOwn = project.sourceFiles.includes(declaration.getSourceFile());
  return isOfModule && isOwn ? declaration : undefined;
}

function isStep(project: LoadedProject, node: ts.Identifier): boolean {
  const { parent } = node;
  const isMember = ts.isPropertyAccessExpression(parent) && project.stepOf(parent) !== undefined;
  return isMember || project.stepOf(node) !== undefined;
}

/** A function, or an object with functions: what can be called of it is seen where it is called. */
function isFunctions(project: LoadedProject, node: ts.Identifier): boolean {
  const symbol = symbolOf(project.checker, node);
  const isHolder = symbol !== undefined && holdsFunctions(symbol, project);
  return isHolder || functionOf(project, node) !== undefined;
}

function refuseVariable(
  node: ts.Identifier,
  declaration: ts.VariableDeclaration,
  { project, report }: CheckContext,
): void {
  const notes = [{ message: "declared here", span: project.spanOf(declaration.name) }];
  report(diagnostic("NG1203", project.spanOf(node), { name: node.text }, { notes }));
}

function refuseUnknown(node: ts.Identifier, { project, report }: CheckContext): void {
  const constant = project.constantOf(node);
  if (constant.kind === "constant") return;
  const part = constant.node;
  if (isDeclaration(project, part) || ts.isRegularExpressionLiteral(part)) return;
  const notes =
    part === node ? [] : [{ message: "it depends on this", span: project.spanOf(part) }];
  const values = { name: node.text, part: textOf(part) };
  if (part !== node) report(diagnostic("NG1202", project.spanOf(node), values, { notes }));
  else report(diagnostic("NG1204", project.spanOf(node), { name: node.text }));
}

/** A misplaced `task(…)` has its own refusal, and so has a regular expression that can't be had. */
function isDeclaration(project: LoadedProject, node: ts.Node): boolean {
  return ts.isCallExpression(node) && project.vocabularyOf(node.expression) !== undefined;
}
