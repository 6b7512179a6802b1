import ts from "typescript";
import { isFunctionType } from "../../1-load/index.ts";
import type { ChoiceNode, Edge, Rule } from "../../ir/index.ts";
import type { Expression } from "../../jsonata/index.ts";
import { evaluate, unitsAt } from "../awaits/evaluate.ts";
import { callableOf } from "../callables/callable-of.ts";
import { goTo } from "../edges.ts";
import { lowerCondition } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { contextAt, originAt, type Place } from "../place.ts";

/** `if … else if … else`: one choice for the whole ladder. One that only computes is folded away by shaping. */
export function lowerIf(node: ts.IfStatement, next: Edge, place: Place): Edge {
  const lower = (statement: ts.Statement): Edge =>
    place.flow.lower.statements([statement], next, place);
  const ladder = ladderOf(node, place);
  const last = ladder.at(-1)?.elseStatement;
  const otherwise = last ? lower(last) : next;
  const edges = ladder.map((each) =>
    isMissing(each.expression, place) ? next : lower(each.thenStatement),
  );
  return evaluate(node.expression, place, (context) => {
    const rules = ladder.map((each, at): Rule => {
      const test = lowerCondition(each.expression, at === 0 ? context : contextAt(place));
      return { test, edge: edges[at] ?? next };
    });
    const origin = originAt(place, node, `if ${shortText(node.expression)}`);
    return choose({ kind: "choice", origin, ...settled(rules, otherwise) }, place);
  });
}

/** `if (onDone)` of a function that the call does not give: its branch can't be lowered, nor is it taken. */
function isMissing(condition: ts.Expression, { flow: { checker, project } }: Place): boolean {
  const isFunction = isFunctionType(checker.getTypeAtLocation(condition), checker);
  return isFunction && callableOf(condition, project) === undefined;
}

/** Without the rules that are never taken, and nothing behind one that always is. */
function settled(rules: readonly Rule[], otherwise: Edge): Pick<ChoiceNode, "rules" | "otherwise"> {
  const always = rules.findIndex(({ test }) => isLiteral(test, true));
  const reached = always === -1 ? rules : rules.slice(0, always);
  return {
    rules: reached.filter(({ test }) => !isLiteral(test, false)),
    otherwise: rules[always]?.edge ?? otherwise,
  };
}

function isLiteral(test: Expression, value: boolean): boolean {
  return test.kind === "literal" && test.value === value;
}

function choose(choice: ChoiceNode, place: Place): Edge {
  return choice.rules.length === 0 ? choice.otherwise : goTo(place.graph.add(choice));
}

/** The `if`s that one choice can decide: the conditions of those after the first only compute. */
function ladderOf(node: ts.IfStatement, place: Place): readonly ts.IfStatement[] {
  const { elseStatement } = node;
  const goesOn =
    elseStatement &&
    ts.isIfStatement(elseStatement) &&
    unitsAt(elseStatement.expression, place).length === 0;
  return goesOn ? [node, ...ladderOf(elseStatement, place)] : [node];
}
