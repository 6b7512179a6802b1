import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { type SettledKind, settledKinds } from "../../1-load/index.ts";
import type { NodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";

/** `(each): each is PromiseRejectedResult => …` says what TypeScript does not check: only the test of the `status` is known to be true. */
export const settledPredicate: NodeRule = {
  kinds: [
    ts.SyntaxKind.ArrowFunction,
    ts.SyntaxKind.FunctionExpression,
    ts.SyntaxKind.FunctionDeclaration,
  ],
  check: (node, { project, report }) => {
    if (!ts.isFunctionLike(node) || !node.type || !ts.isTypePredicateNode(node.type)) return;
    const { type, parameterName } = node.type;
    if (type === undefined) return;
    const kinds = settledKinds(project.checker.getTypeFromTypeNode(type), project.checker);
    const [kind] = kinds;
    if (kind === undefined) return;
    const tests = TESTS[kind].map((test) => `${parameterName.getText()}.status ${test}`);
    if (kinds.size === 1 && tests.includes(bodyText(node))) return;
    report(
      diagnostic(
        "NG1606",
        project.spanOf(node.type),
        { result: textOf(node.type) },
        { help: HELP },
      ),
    );
  },
};

const TESTS = {
  PromiseFulfilledResult: ['=== "fulfilled"', '!== "rejected"'],
  PromiseRejectedResult: ['=== "rejected"', '!== "fulfilled"'],
} as const satisfies Record<SettledKind, readonly string[]>;

const HELP = 'leave the type to TypeScript: `(each) => each.status === "rejected"`';

function bodyText(fn: ts.SignatureDeclaration): string {
  const body = "body" in fn ? fn.body : undefined;
  if (body === undefined) return "";
  const [only, ...others] = ts.isBlock(body) ? body.statements : [];
  if (!ts.isBlock(body)) return body.getText();
  const isReturn = only && ts.isReturnStatement(only) && others.length === 0;
  return isReturn ? (only.expression?.getText() ?? "") : "";
}
