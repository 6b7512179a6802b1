import ts from "typescript";
import { plainExpression } from "../../1-load/index.ts";
import type { Assignment, Edge, Graph } from "../../ir/index.ts";
import {
  index,
  mayFail,
  member,
  type ObjectMember,
  object,
  read,
  source,
  type VariableId,
} from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import { lookingAt } from "../awaits/computes.ts";
import { evaluate, partValue } from "../awaits/evaluate.ts";
import { looksAtClock } from "../awaits/looks-at-clock.ts";
import { hasAwaits, hasEffects, unitsOf } from "../awaits/units.ts";
import { branchOf, labelOfAll } from "../calls/promise-all.ts";
import { callsThrowing } from "../calls/resolve-inlined.ts";
import { assigning, goTo } from "../edges.ts";
import { nestedGraph } from "../ends.ts";
import { caughtIn } from "../errors/caught-in.ts";
import { lowerExpression } from "../expressions/index.ts";
import { assignedBeyond } from "../functions/assigned.ts";
import { contextAt, originAt, type Place } from "../place.ts";
import { functionScope, namesIn } from "../scope.ts";
import { type Beside, stepsBeside, withStarted } from "./kept-beside.ts";
import { type Kept, refuseWaiting, usesIn } from "./kept-waiting.ts";

/** Steps that are started and kept in constants, and what happens until the first of them is awaited. */
export interface KeptPromises {
  readonly before: readonly ts.Statement[];
  readonly kept: readonly Kept[];
  /** Steps of the `Promise.all` that waits for them. */
  readonly beside: readonly Beside[];
  /** Statements with steps of their own that run at the same time. */
  readonly meanwhile: readonly ts.Statement[];
  readonly after: readonly ts.Statement[];
}

/** The first steps of a list of statements that are started and awaited later: `const trips = load(…); …; await trips;`. */
export function keptPromises(
  list: readonly ts.Statement[],
  place: Place,
): KeptPromises | undefined {
  const first = list.findIndex((statement) => keptIn(statement, place).length > 0);
  if (first === -1) return undefined;
  const ends = list.findIndex(
    (statement, at) =>
      at > first && !onlyDeclares(statement, place) && keptIn(statement, place).length === 0,
  );
  const run = list.slice(0, ends === -1 ? list.length : ends);
  const last = run.findLastIndex((statement) => keptIn(statement, place).length > 0);
  const kept = run.flatMap((statement) => keptIn(statement, place));
  const rest = list.slice(last + 1);
  const use = rest.findIndex((statement) => usesIn(statement, kept, place).length > 0);
  const between = use === -1 ? [] : rest.slice(0, use);
  const isDeclared = between.every((statement) => onlyDeclares(statement, place));
  const beside = isDeclared ? stepsBeside(rest[use], kept, place) : [];
  const isTimed = between.some((each) => looksAtClock(each, place.flow.project));
  const isTaken = isTimed && !between.some(hasAwaits) && onlyTakes(between, place);
  const isBefore = isTaken || (isDeclared && (beside.length > 0 || failsIn(between, place)));
  const meanwhile = !isBefore && (isTimed || between.some(hasAwaits)) ? between : [];
  const before = list.slice(0, last + 1 + (isBefore ? between.length : 0));
  const after = list.slice(before.length + meanwhile.length);
  refuseWaiting({ kept, meanwhile, after }, withStarted(beside, place));
  return { before, kept, beside, meanwhile, after };
}

/** Whether it may as well come before the steps start: in Node no time passes in between. */
function onlyTakes(statements: readonly ts.Statement[], { flow }: Place): boolean {
  return (
    statements.every(ts.isVariableStatement) &&
    assignedBeyond(statements, flow.checker).length === 0
  );
}

/** Whether a declaration may throw: in Node it does before anything of the promises is seen. */
function failsIn(statements: readonly ts.Statement[], place: Place): boolean {
  const silent = { ...contextAt(place), report: () => {} };
  return statements.filter(ts.isVariableStatement).some(({ declarationList }) =>
    declarationList.declarations.some(({ initializer }) => {
      return initializer && mayFail(lowerExpression(initializer, silent).expression);
    }),
  );
}

/** All that runs at the same time, as the branches of one Parallel; a step that runs alone needs none. */
export function startKept(group: KeptPromises, next: Edge, place: Place): Edge {
  const { kept, beside, meanwhile } = group;
  const [only] = kept;
  const [begin, ...others] = meanwhile;
  const isAlone = kept.length === 1 && beside.length === 0 && begin === undefined;
  if (only && isAlone) return startAlone(only, next, place);
  const { flow, graph } = place;
  const results = flow.variables.declare("results", "never");
  const started = [...kept, ...beside];
  const settled = started.flatMap(({ variable, step }, at) => {
    const { expression } = partValue(step, index(read(results), at), place);
    return assignment(place, variable, expression, step);
  });
  const other = begin && branchOfStatements([begin, ...others], place);
  const exported = other?.exports(results, started.length) ?? [];
  const steps = started.map(({ step }) => step);
  const label = labelOfAll(steps, place, other ? ["steps"] : []);
  const [first] = steps;
  if (first === undefined) return next;
  const node = graph.add({
    kind: "parallel",
    origin: originAt(place, first, label),
    branches: [...steps.map((step) => branchOf(step, place)), ...(other ? [other.graph] : [])],
    captures: [],
    retry: [],
    next: assigning(
      [{ variable: results, value: source("result") }, ...settled, ...exported],
      next,
    ),
    catch: place.exits.catches(),
  });
  return goTo(node);
}

function keptIn(statement: ts.Statement, place: Place): readonly Kept[] {
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap((each) => keptBy(each, place) ?? []);
}

/** What a declaration keeps: a promise whose value takes steps. */
export function keptBy(
  { name, initializer, parent }: ts.VariableDeclaration,
  place: Place,
): Kept | undefined {
  const { checker } = place.flow;
  if (
    !ts.isIdentifier(name) ||
    !initializer ||
    hasAwaits(initializer) ||
    !(parent.flags & ts.NodeFlags.Const)
  )
    return;
  if (!isPromising(checker.getTypeAtLocation(name), checker)) return undefined;
  const symbol = checker.getSymbolAtLocation(name);
  const variable = symbol && place.scope.variableOf(symbol);
  const step = plainExpression(initializer);
  if (hasEffects(step, checker) || callsThrowing(step, place.flow.project)) return undefined;
  if (!symbol || variable === undefined || lookingAt(place, true).computes(step)) return undefined;
  return unitsOf(step, lookingAt(place, true)).length === 0
    ? undefined
    : { name, symbol, variable, step };
}

/** A promise, or a list of them. */
function isPromising(type: ts.Type, checker: ts.TypeChecker): boolean {
  const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  return [type, item].some((each) => each?.getSymbol()?.name === "Promise");
}

function onlyDeclares(statement: ts.Statement, { flow }: Place): boolean {
  const computes = !hasAwaits(statement) && !hasEffects(statement, flow.checker);
  const mayThrow = callsThrowing(statement, flow.project);
  return ts.isVariableStatement(statement) && computes && !mayThrow;
}

function startAlone({ step, variable, name }: Kept, next: Edge, place: Place): Edge {
  return evaluate(
    step,
    place,
    (context) => {
      const { expression } = lowerExpression(step, context);
      return assigning(assignment(place, variable, expression, name), next);
    },
    { tail: true, into: variable },
  );
}

interface StatementsBranch {
  readonly graph: Graph;
  /** What gives the variables that the statements declare their values, behind the Parallel. */
  exports(results: VariableId, at: number): readonly Assignment[];
}

/** Statements as a branch: it hands back the variables that they declare. */
function branchOfStatements(
  [first, ...others]: readonly [ts.Statement, ...ts.Statement[]],
  place: Place,
): StatementsBranch {
  const statements = [first, ...others];
  const { checker, variables } = place.flow;
  const names = statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) =>
      declarationList.declarations.flatMap(({ name }) => namesIn(name)),
    );
  const graph = nestedGraph(
    place,
    (outer) => {
      const scope = functionScope(
        statements,
        outer.scope,
        checker,
        variables,
        caughtIn(place.flow),
      );
      const inner = { ...outer, scope };
      const members = names.flatMap((name): readonly ObjectMember[] => {
        const symbol = checker.getSymbolAtLocation(name);
        const value = symbol && scope.lookup(symbol);
        if (value === undefined) return [];
        const { expression, optional } = value;
        return [{ key: name.text, value: expression, ...(optional ? { optional: true } : {}) }];
      });
      const type = checker.getAnyType();
      const result = { value: object(members), optional: false, type };
      const end = inner.exits.return(names.length === 0 ? undefined : result, first);
      return place.flow.lower.statements(statements, end, inner);
    },
    "beside others",
  );
  const exports = (results: VariableId, at: number): readonly Assignment[] =>
    names.flatMap((name) => {
      const symbol = checker.getSymbolAtLocation(name);
      const variable = symbol && place.scope.variableOf(symbol);
      if (variable === undefined) return [];
      return [{ variable, value: member(index(read(results), at), name.text) }];
    });
  return { graph, exports };
}
