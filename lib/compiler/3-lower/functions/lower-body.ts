import ts from "typescript";
import { absent, type Expression } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import {
  type ExpressionContext,
  type FunctionNode,
  refuseSyntax,
  typedValue,
} from "../expressions/expression-context.ts";
import type { Body } from "./body.ts";
import { evaluated } from "./evaluated.ts";
import { lowerIf, lowerSwitch } from "./lower-choices.ts";
import { lowerEffect } from "./lower-effect.ts";
import { lowerCounted, lowerForOf } from "./lower-loops.ts";
import { lowerVariables } from "./lower-variables.ts";

/** The value that a function's block returns. */
export function lowerBody(fn: FunctionNode, block: ts.Block, context: ExpressionContext): Value {
  let optional = false;
  const expression = lowerStatements(block.statements, {
    context,
    lower: lowerStatements,
    rest: () => {
      optional = true;
      return absent();
    },
    exits: {
      return: (value) => {
        optional ||= value === undefined || value.optional;
        return value?.expression ?? absent();
      },
    },
  });
  const signature = context.checker.getSignatureFromDeclaration(fn);
  const type = signature
    ? context.checker.getReturnTypeOfSignature(signature)
    : context.checker.getAnyType();
  const value = typedValue(expression, context.checker.getAwaitedType(type) ?? type, context);
  return { ...value, optional };
}

export function lowerStatements(statements: readonly ts.Statement[], body: Body): Expression {
  const [first, ...others] = statements;
  if (first === undefined) return body.rest(body.context);
  const rest = (context: ExpressionContext): Expression =>
    lowerStatements(others, { ...body, context });
  return lowerStatement(first, others.length === 0 ? body : { ...body, rest });
}

type Lower = (statement: ts.Statement, body: Body) => Expression;

function kind<S extends ts.Statement>(
  is: (node: ts.Node) => node is S,
  lower: (statement: S, body: Body) => Expression,
): Lower {
  return (statement, body) => {
    if (!is(statement)) throw new Error(`no ${ts.SyntaxKind[statement.kind]}`);
    return lower(statement, body);
  };
}

const table: ReadonlyMap<ts.SyntaxKind, Lower> = new Map([
  [
    ts.SyntaxKind.VariableStatement,
    kind(ts.isVariableStatement, (node, body) => lowerVariables(node.declarationList, body)),
  ],
  [
    ts.SyntaxKind.ExpressionStatement,
    kind(ts.isExpressionStatement, (node, body) => lowerEffect(node.expression, body)),
  ],
  [ts.SyntaxKind.Block, kind(ts.isBlock, (node, body) => body.lower(node.statements, body))],
  [ts.SyntaxKind.IfStatement, kind(ts.isIfStatement, lowerIf)],
  [ts.SyntaxKind.SwitchStatement, kind(ts.isSwitchStatement, lowerSwitch)],
  [ts.SyntaxKind.ReturnStatement, kind(ts.isReturnStatement, lowerReturn)],
  [ts.SyntaxKind.BreakStatement, kind(ts.isBreakStatement, lowerJump)],
  [ts.SyntaxKind.ContinueStatement, kind(ts.isContinueStatement, lowerJump)],
  [ts.SyntaxKind.LabeledStatement, kind(ts.isLabeledStatement, lowerLabeled)],
  [ts.SyntaxKind.ForOfStatement, kind(ts.isForOfStatement, lowerForOf)],
  [ts.SyntaxKind.ForInStatement, kind(ts.isForInStatement, lowerForOf)],
  [ts.SyntaxKind.ForStatement, kind(ts.isForStatement, lowerCounted)],
  [ts.SyntaxKind.WhileStatement, kind(ts.isWhileStatement, lowerCounted)],
  [ts.SyntaxKind.DoStatement, kind(ts.isDoStatement, lowerCounted)],
  [ts.SyntaxKind.EmptyStatement, (_, body) => body.rest(body.context)],
  [ts.SyntaxKind.FunctionDeclaration, (_, body) => body.rest(body.context)],
]);

const names: ReadonlyMap<ts.SyntaxKind, readonly [string, string?]> = new Map([
  [
    ts.SyntaxKind.ThrowStatement,
    [
      "`throw` in a callback, or in a helper that it calls,",
      "return a value that says so, and throw in the flow",
    ],
  ],
  [ts.SyntaxKind.TryStatement, ["`try` in a helper function"]],
]);

function lowerStatement(statement: ts.Statement, body: Body): Expression {
  const lower = table.get(statement.kind);
  if (lower) return lower(statement, body);
  const [what, help] = names.get(statement.kind) ?? ["this statement"];
  refuseSyntax(body.context, statement, what, help);
  return body.rest(body.context);
}

function lowerReturn(node: ts.ReturnStatement, body: Body): Expression {
  const { expression } = node;
  if (expression === undefined) return body.exits.return(undefined, body.context);
  return evaluated(expression, body, (inner) => body.exits.return(inner.lower(expression), inner));
}

/** A loop sees to its own labels; `block: { … break block; … }` goes on behind the block. */
function lowerLabeled({ label, statement }: ts.LabeledStatement, body: Body): Expression {
  if (ts.isIterationStatement(statement, true)) return lowerStatement(statement, body);
  const labelled = new Map([...(body.exits.labelled ?? []), [label.text, { break: body.rest }]]);
  return lowerStatement(statement, { ...body, exits: { ...body.exits, labelled } });
}

/** `break` and `continue`, with or without a label. */
function lowerJump(node: ts.BreakOrContinueStatement, { exits, rest, context }: Body): Expression {
  const way = node.label ? exits.labelled?.get(node.label.text) : exits;
  const exit = ts.isBreakStatement(node) ? way?.break : way?.continue;
  return (exit ?? rest)(context);
}
