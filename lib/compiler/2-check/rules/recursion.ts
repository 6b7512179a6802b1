import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { callsItselfLast, type FunctionNode, type LoadedProject } from "../../1-load/index.ts";
import { functionOf, walkCode } from "../flow-code.ts";
import { nodeRule } from "../rule.ts";

/** Refuses the call that closes the circle, also through other functions. */
export const recursion = nodeRule(
  [ts.SyntaxKind.CallExpression],
  ts.isCallExpression,
  ({ expression }, { project, report }) => {
    if (!ts.isIdentifier(expression)) return;
    const called = functionOf(project, expression);
    const around = called && ts.findAncestor(expression, (node) => node === called);
    const isCircle = called && (around || reaches(project, called, functionAround(expression)));
    if (!isCircle || callsItselfLast(called, project.checker)) return;
    const values = { name: expression.text, way: around ? "" : " through other functions" };
    report(diagnostic("NG1014", project.spanOf(expression), values));
  },
);

function functionAround(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node, ts.isFunctionLike);
}

function reaches(project: LoadedProject, from: FunctionNode, target: ts.Node | undefined): boolean {
  const seen = new Set<ts.Node>();
  const search = (code: FunctionNode): boolean => {
    if (code === target) return true;
    if (seen.has(code)) return false;
    seen.add(code);
    return calledIn(project, code).some(search);
  };
  return search(from);
}

function calledIn(project: LoadedProject, code: FunctionNode): readonly FunctionNode[] {
  const called: FunctionNode[] = [];
  walkCode(code, (node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return;
    const named = functionOf(project, node.expression);
    if (named) called.push(named);
  });
  return called;
}
