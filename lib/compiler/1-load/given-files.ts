import ts from "typescript";
import type { FunctionNode } from "./loaded-project.ts";
import { plainExpression } from "./plain-expression.ts";

/** `file(value)` in what a container's `command` or `environment` returns. */
export interface GivenFile {
  readonly call: ts.CallExpression;
  readonly value: ts.Expression;
  /** The function that it stands in. */
  readonly code: FunctionNode;
  /** The tests around it, and which way each must go for it to be there. */
  readonly tests: readonly GivenTest[];
  /** Of the variable that gets the address. */
  readonly variable?: string;
}

export interface GivenTest {
  readonly test: ts.Expression;
  readonly holds: boolean;
}

/**
 * Those that stand where they are evaluated at most once, and where it is known when: in a member or an item, behind a condition, in a text. No others have a meaning.
 */
export function givenFilesOf(
  fn: FunctionNode | undefined,
  isFile: (callee: ts.Expression) => boolean,
): readonly GivenFile[] {
  const result = fn && returnedBy(fn);
  if (fn === undefined || result === undefined) return [];
  const found: GivenFile[] = [];
  const visit = ({ expression, name, test }: Part, around: Around): void => {
    const node = plainExpression(expression);
    const here: Around = {
      ...around,
      ...(name !== undefined && { variable: name }),
      ...(test && { tests: [...around.tests, test] }),
    };
    const [value] = ts.isCallExpression(node) ? node.arguments : [];
    if (ts.isCallExpression(node) && value && isFile(node.expression))
      found.push({ ...here, call: node, value });
    for (const part of partsOf(node)) visit(part, here);
  };
  visit({ expression: result }, { code: fn, tests: [] });
  return found;
}

type Around = Omit<GivenFile, "call" | "value">;

/** The expression that the function returns, if it does nothing else. */
export function returnedBy({ body }: FunctionNode): ts.Expression | undefined {
  if (body === undefined || !ts.isBlock(body)) return body;
  const [only, ...others] = body.statements;
  return only && others.length === 0 && ts.isReturnStatement(only) ? only.expression : undefined;
}

interface Part {
  readonly expression: ts.Expression;
  readonly name?: string;
  readonly test?: GivenTest;
}

function partsOf(node: ts.Expression): readonly Part[] {
  if (ts.isConditionalExpression(node)) {
    const { condition: test, whenTrue, whenFalse } = node;
    return [
      { expression: whenTrue, test: { test, holds: true } },
      { expression: whenFalse, test: { test, holds: false } },
    ];
  }
  if (ts.isObjectLiteralExpression(node)) return node.properties.flatMap(partOfMember);
  if (ts.isArrayLiteralExpression(node))
    return node.elements.map((item) => ({
      expression: ts.isSpreadElement(item) ? item.expression : item,
    }));
  return ts.isTemplateExpression(node) ? node.templateSpans : [];
}

function partOfMember(member: ts.ObjectLiteralElementLike): readonly Part[] {
  if (ts.isSpreadAssignment(member)) return [{ expression: member.expression }];
  if (!ts.isPropertyAssignment(member)) return [];
  const { name, initializer: expression } = member;
  const isNamed = ts.isIdentifier(name) || ts.isStringLiteralLike(name);
  return [{ expression, ...(isNamed && { name: name.text }) }];
}
