import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { type LoadedProject, symbolOf, vocabularyModules } from "../../1-load/index.ts";
import { isUse } from "../is-use.ts";
import { nodeRule } from "../rule.ts";

export const outsideImport = nodeRule(
  [ts.SyntaxKind.Identifier],
  ts.isIdentifier,
  (node, { project, report }) => {
    const specifier = isUse(node) ? importOf(project, node) : undefined;
    if (specifier === undefined || vocabularyModules.includes(specifier.text)) return;
    const declaration = symbolOf(project.checker, node)?.declarations?.[0];
    if (declaration && project.sourceFiles.includes(declaration.getSourceFile())) return;
    const values = { name: node.text, module: specifier.text };
    const help = HELP.get(`${specifier.text.replace(/^node:/, "")} ${node.text}`);
    report(diagnostic("NG1201", project.spanOf(node), values, help ? { help } : {}));
  },
);

/** The module that an imported name is imported from. */
function importOf({ checker }: LoadedProject, node: ts.Identifier): ts.StringLiteral | undefined {
  const declaration = checker.getSymbolAtLocation(node)?.declarations?.[0];
  const statement = declaration && ts.findAncestor(declaration, ts.isImportDeclaration);
  const specifier = statement?.moduleSpecifier;
  return specifier && ts.isStringLiteral(specifier) ? specifier : undefined;
}

const HELP: ReadonlyMap<string, string> = new Map([
  ["crypto randomUUID", "write `crypto.randomUUID()`, which needs no import"],
]);
