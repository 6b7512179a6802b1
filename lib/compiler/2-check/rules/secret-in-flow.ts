import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { type LoadedProject, symbolOf } from "../../1-load/index.ts";
import { isUse } from "../is-use.ts";
import { nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

/** Only ECS reads a secret, for a container: in a flow it would be data of the run. */
export const secretInFlow = nodeRule(
  [ts.SyntaxKind.Identifier, ts.SyntaxKind.CallExpression],
  isIdentifierOrCall,
  (node, { project, report }) => {
    const call = ts.isCallExpression(node) ? node : behind(project, node);
    const word = call && project.vocabularyOf(call.expression);
    if (call === undefined || (word !== "secret" && word !== "parameter")) return;
    const notes = call === node ? [] : [{ message: "declared here", span: project.spanOf(call) }];
    const values = { secret: textOf(call), word };
    report(diagnostic("NG1210", project.spanOf(node), values, { notes }));
  },
);

function isIdentifierOrCall(node: ts.Node): node is ts.Identifier | ts.CallExpression {
  return ts.isIdentifier(node) || ts.isCallExpression(node);
}

/** The call that keeps a constant, or an object that holds it, from being known. */
function behind(project: LoadedProject, name: ts.Identifier): ts.CallExpression | undefined {
  const declaration = isUse(name) && symbolOf(project.checker, name)?.valueDeclaration;
  if (!declaration || !(ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration)))
    return undefined;
  const constant = project.constantOf(name);
  return constant.kind === "unknown" && ts.isCallExpression(constant.node)
    ? constant.node
    : undefined;
}
