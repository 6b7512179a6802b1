import ts from "typescript";

/** Every program that is one step simpler: a statement or item less, a part in place of the whole, or a plain value. */
export function candidates(source: string): readonly string[] {
  const file = ts.createSourceFile("flow.ts", source, ts.ScriptTarget.ESNext, true);
  const found: (readonly [number, string])[] = [];
  const replace = (node: ts.Node, text: string): void => {
    const start = node.getStart(file);
    if (source.slice(start, node.end) === text) return;
    found.push([
      node.end - start - text.length,
      source.slice(0, start) + text + source.slice(node.end),
    ]);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isStatement(node) && !ts.isImportDeclaration(node) && !ts.isExportAssignment(node)) {
      for (const text of shorterStatements(node, file)) replace(node, text);
    } else if (ts.isExpression(node)) {
      for (const text of shorterExpressions(node, file)) replace(node, text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [
    ...new Map(found.sort(([one], [other]) => other - one).map(([, text]) => [text, text])).keys(),
  ];
}

function shorterStatements(node: ts.Statement, file: ts.SourceFile): readonly string[] {
  const texts = [""];
  ts.forEachChild(node, (child) => {
    if (ts.isBlock(child)) texts.push(inner(child, file));
    if (ts.isExpressionStatement(child)) texts.push(child.getText(file));
  });
  if (ts.isIfStatement(node) && node.elseStatement) {
    texts.push(`if (${node.expression.getText(file)}) ${node.thenStatement.getText(file)}`);
  }
  if (ts.isTryStatement(node) && node.finallyBlock && node.catchClause) {
    texts.push(`try ${node.tryBlock.getText(file)} ${node.catchClause.getText(file)}`);
    texts.push(`try ${node.tryBlock.getText(file)} finally ${node.finallyBlock.getText(file)}`);
  }
  return node.kind === ts.SyntaxKind.Block ? ["{}"] : texts;
}

function inner(block: ts.Block, file: ts.SourceFile): string {
  return block.statements.map((each) => each.getText(file)).join("\n");
}

const plain = ["0", "1", '""', '"a"', "true", "false", "null", "[]", "({})"];

function shorterExpressions(node: ts.Expression, file: ts.SourceFile): readonly string[] {
  if (ts.isArrowFunction(node) || plain.includes(node.getText(file))) return [];
  const parts: string[] = [];
  const add = (part: ts.Node): void => {
    if (ts.isExpression(part) && !ts.isArrowFunction(part)) parts.push(part.getText(file));
    else if (ts.isArrowFunction(part) || ts.isTemplateSpan(part) || ts.isPropertyAssignment(part))
      ts.forEachChild(part, add);
  };
  ts.forEachChild(node, add);
  return [
    ...fewer(node, file),
    ...parts,
    ...plain.filter((text) => text.length < node.getText(file).length),
  ];
}

/** A list or an object without one of its parts. */
function fewer(node: ts.Expression, file: ts.SourceFile): readonly string[] {
  const list = ts.isArrayLiteralExpression(node)
    ? node.elements
    : ts.isObjectLiteralExpression(node)
      ? node.properties
      : undefined;
  if (list === undefined) return [];
  const [open, close] = ts.isArrayLiteralExpression(node) ? ["[", "]"] : ["{ ", " }"];
  return list.map(
    (left) =>
      `${open}${list
        .filter((each) => each !== left)
        .map((each) => each.getText(file))
        .join(", ")}${close}`,
  );
}
