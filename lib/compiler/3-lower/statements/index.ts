import ts from "typescript";
import type { Edge } from "../../ir/index.ts";
import { type Place, refuse } from "../place.ts";
import { lowerDo } from "./do-statement.ts";
import { lowerExpressionStatement } from "./expression-statement.ts";
import { lowerForOf } from "./for-of-statement.ts";
import { lowerFor } from "./for-statement.ts";
import { lowerIf } from "./if-statement.ts";
import { withStarted } from "./kept-beside.ts";
import { type KeptPromises, keptPromises, startKept } from "./kept-promises.ts";
import { lowerJump, lowerLabeled } from "./labeled-statement.ts";
import { lowerPureLoop } from "./pure-loop.ts";
import { lowerReturn } from "./return-statement.ts";
import { lowerSwitch } from "./switch-statement.ts";
import { lowerThrow } from "./throw-statement.ts";
import { lowerTry } from "./try-statement.ts";
import { lowerVariableStatement } from "./variable-statement.ts";
import { lowerWhile } from "./while-statement.ts";

/** Statements one after the other, then on along `next`. From the last to the first: each knows where the way goes on. */
export function lowerStatements(list: readonly ts.Statement[], next: Edge, place: Place): Edge {
  const kept = keptPromises(list, place);
  const behind = kept ? startKept(kept, lowerAwaiting(kept, next, place), place) : next;
  const straight = kept?.before ?? list;
  return straight.reduceRight((edge, statement) => lowerStatement(statement, edge, place), behind);
}

function lowerAwaiting({ beside, after }: KeptPromises, next: Edge, place: Place): Edge {
  return lowerStatements(after, next, beside.length > 0 ? withStarted(beside, place) : place);
}

type Lower<Statement extends ts.Node> = (node: Statement, next: Edge, place: Place) => Edge;

function lowerStatement(node: ts.Statement, next: Edge, place: Place): Edge {
  const computed = lowerPureLoop(node, next, place);
  if (computed) return computed;
  const lower = STATEMENTS.get(node.kind);
  if (lower) return lower(node, next, place);
  const construct = CONSTRUCTS.get(node.kind) ?? "this statement";
  refuse(place, "NG1000", node, { construct });
  return next;
}

/** A table entry that TypeScript's own guard makes typed. */
function of<Statement extends ts.Node>(
  kind: ts.SyntaxKind,
  is: (node: ts.Node) => node is Statement,
  lower: Lower<Statement>,
): [ts.SyntaxKind, Lower<ts.Statement>] {
  return [kind, (node, next, place) => (is(node) ? lower(node, next, place) : next)];
}

const nothing: Lower<ts.Node> = (_node, next) => next;

const STATEMENTS: ReadonlyMap<ts.SyntaxKind, Lower<ts.Statement>> = new Map([
  of(ts.SyntaxKind.Block, ts.isBlock, (node, next, place) =>
    lowerStatements(node.statements, next, place),
  ),
  of(ts.SyntaxKind.VariableStatement, ts.isVariableStatement, lowerVariableStatement),
  of(ts.SyntaxKind.ExpressionStatement, ts.isExpressionStatement, lowerExpressionStatement),
  of(ts.SyntaxKind.IfStatement, ts.isIfStatement, lowerIf),
  of(ts.SyntaxKind.SwitchStatement, ts.isSwitchStatement, lowerSwitch),
  of(ts.SyntaxKind.ForOfStatement, ts.isForOfStatement, lowerForOf),
  of(ts.SyntaxKind.ForInStatement, ts.isForInStatement, lowerForOf),
  of(ts.SyntaxKind.ForStatement, ts.isForStatement, lowerFor),
  of(ts.SyntaxKind.WhileStatement, ts.isWhileStatement, lowerWhile),
  of(ts.SyntaxKind.DoStatement, ts.isDoStatement, lowerDo),
  of(ts.SyntaxKind.TryStatement, ts.isTryStatement, lowerTry),
  of(ts.SyntaxKind.ThrowStatement, ts.isThrowStatement, lowerThrow),
  of(ts.SyntaxKind.ReturnStatement, ts.isReturnStatement, lowerReturn),
  of(ts.SyntaxKind.BreakStatement, ts.isBreakStatement, lowerJump),
  of(ts.SyntaxKind.ContinueStatement, ts.isContinueStatement, lowerJump),
  of(ts.SyntaxKind.LabeledStatement, ts.isLabeledStatement, lowerLabeled),
  of(ts.SyntaxKind.EmptyStatement, ts.isEmptyStatement, nothing),
  of(ts.SyntaxKind.FunctionDeclaration, ts.isFunctionDeclaration, nothing),
  of(ts.SyntaxKind.ClassDeclaration, ts.isClassDeclaration, nothing),
  of(ts.SyntaxKind.InterfaceDeclaration, ts.isInterfaceDeclaration, nothing),
  of(ts.SyntaxKind.TypeAliasDeclaration, ts.isTypeAliasDeclaration, nothing),
]);

/** What a statement that no flow can have is called. */
const CONSTRUCTS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.WithStatement, "`with`"],
  [ts.SyntaxKind.DebuggerStatement, "`debugger`"],
]);
