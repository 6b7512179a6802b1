import ts from "typescript";
import { block, conditional, type Expression, local, mayFail, or } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { strictlyEqual } from "../expressions/equality.ts";
import type { ExpressionContext } from "../expressions/expression-context.ts";
import { lowerTruth } from "../expressions/logical.ts";
import { isCheap } from "../expressions/once.ts";
import { assignedBeyond } from "./assigned.ts";
import { type Body, goOn, lowerIn, outcomeOf } from "./body.ts";
import { evaluated } from "./evaluated.ts";
import { jumpsIn, leaves, neverEnds } from "./jumps.ts";

/** One way through a choice. */
type Branch = (body: Body) => Expression;

/** `if (…) … else …` */
export function lowerIf(node: ts.IfStatement, body: Body): Expression {
  return evaluated(node.expression, body, (context) => branches(node, { ...body, context }));
}

function branches(node: ts.IfStatement, body: Body): Expression {
  const test = lowerTruth(node.expression, body.context);
  const { thenStatement, elseStatement } = node;
  const then: Branch = (inner) => lowerIn(inner, thenStatement);
  const otherwise: Branch = (inner) =>
    elseStatement ? lowerIn(inner, elseStatement) : inner.rest(inner.context);
  if (test.kind === "literal") return test.value ? then(body) : otherwise(body);
  const nodes = elseStatement ? [thenStatement, elseStatement] : [thenStatement];
  return join(nodes, body, (inner) => conditional(test, then(inner), otherwise(inner)));
}

/**
 * Branches that all reach their end give what they assigned, and the rest follows once. Where one leaves early, the rest follows in those that
 * don't.
 */
export function join(
  nodes: readonly ts.Node[],
  body: Body,
  choose: (body: Body) => Expression,
): Expression {
  if (leaves(jumpsIn(nodes))) return choose(body);
  const outcome = outcomeOf(
    assignedBeyond(nodes, body.context.checker).filter((symbol) => body.context.lookup(symbol)),
  );
  const packed = choose({ ...body, rest: (context) => outcome.pack(context) });
  if (outcome.symbols.length === 0 && !mayFail(packed)) return body.rest(body.context);
  return goOn(outcome, packed, body.context, body.rest);
}

/** `switch`: a case that falls through has the statements of the next ones too. */
export function lowerSwitch(node: ts.SwitchStatement, body: Body): Expression {
  return evaluated(node.expression, body, (context) => switched(node, { ...body, context }));
}

function switched(node: ts.SwitchStatement, body: Body): Expression {
  const subject = body.context.lower(node.expression);
  if (isCheap(subject.expression)) return choices(node, subject, body);
  const name = body.context.freshLocal("value");
  const named = { ...subject, expression: local(name) };
  return block([{ name, value: subject.expression }], choices(node, named, body));
}

interface Case {
  /** None: the default. */
  readonly labels: readonly ts.Expression[];
  readonly isDefault: boolean;
  readonly statements: readonly ts.Statement[];
}

function choices(node: ts.SwitchStatement, subject: Value, body: Body): Expression {
  const cases = casesOf(node);
  const statements = cases.flatMap((each) => each.statements);
  return join(statements, body, (inner) => {
    const inside = { ...inner, exits: { ...inner.exits, break: inner.rest } };
    const otherwise = cases.find((each) => each.isDefault);
    const last = otherwise
      ? inside.lower(otherwise.statements, inside)
      : inside.rest(inside.context);
    return cases
      .filter((each) => !each.isDefault)
      .reduceRight(
        (rest, each) =>
          conditional(
            matches(each, subject, inside.context),
            inside.lower(each.statements, inside),
            rest,
          ),
        last,
      );
  });
}

function matches(one: Case, subject: Value, context: ExpressionContext): Expression {
  return or(
    ...one.labels.map((label) => strictlyEqual(subject, context.lower(label), label, context)),
  );
}

/** Labels without statements belong to the case below. */
function casesOf(node: ts.SwitchStatement): readonly Case[] {
  const cases: Case[] = [];
  let labels: ts.Expression[] = [];
  let isDefault = false;
  node.caseBlock.clauses.forEach((clause, at, clauses) => {
    if (ts.isCaseClause(clause)) labels.push(clause.expression);
    else isDefault = true;
    const isLast = at === clauses.length - 1;
    if (clause.statements.length === 0 && !isLast) return;
    cases.push({ labels, isDefault, statements: statementsFrom(clauses.slice(at)) });
    [labels, isDefault] = [[], false];
  });
  return cases;
}

/** Those of a case, and of the cases below that it falls through to. */
function statementsFrom([
  clause,
  ...below
]: readonly ts.CaseOrDefaultClause[]): readonly ts.Statement[] {
  if (clause === undefined) return [];
  const { statements } = clause;
  if (neverEnds(statements.at(-1))) return withoutBreak(statements);
  return [...statements, ...statementsFrom(below)];
}

/** The `break` at the end of a case is no jump; one inside a block of the case neither. */
function withoutBreak(statements: readonly ts.Statement[]): readonly ts.Statement[] {
  const last = statements.at(-1);
  if (last && ts.isBreakStatement(last) && !last.label) return statements.slice(0, -1);
  if (statements.length === 1 && last && ts.isBlock(last)) return withoutBreak(last.statements);
  return statements;
}
