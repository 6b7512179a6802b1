import ts from "typescript";
import type { Edge, Variable } from "../../ir/index.ts";
import { type Expression, read, type VariableId } from "../../jsonata/index.ts";
import { assigning } from "../edges.ts";
import { catching } from "../errors/catching.ts";
import { rethrowing } from "../errors/rethrowing.ts";
import { within } from "../errors/within.ts";
import { lazy } from "../lazy.ts";
import { type Exits, type Leaving, type Place, type Returned, refuse } from "../place.ts";
import { absenceIn } from "../variables.ts";

/**
 * `try`: every step in it catches all errors, a `throw` in it goes straight to the handler. `finally`: a copy of the block on each way out, so that
 * no state decides where to go on.
 */
export function lowerTry(node: ts.TryStatement, next: Edge, place: Place): Edge {
  const { tryBlock, catchClause, finallyBlock } = node;
  const { lower } = place.flow;
  const after = finallyBlock ? lower.statements(finallyBlock.statements, next, place) : next;
  const outside = finallyBlock ? within(finalExits(finallyBlock, place), place) : place;
  const inside = catchClause ? within(catchExits(catchClause, after, outside), outside) : outside;
  return lower.statements(tryBlock.statements, after, inside);
}

/** Errors go to the handler; all other ways out are those around it. */
function catchExits(clause: ts.CatchClause, next: Edge, place: Place): Exits {
  const variable = caughtVariable(clause, place);
  const handler = lazy(() => place.flow.lower.statements(clause.block.statements, next, place));
  const handle = (error: Expression): Edge =>
    variable === undefined ? handler() : assigning([{ variable, value: error }], handler());
  return catching(place, handle);
}

function caughtVariable(clause: ts.CatchClause, place: Place): VariableId | undefined {
  const name = clause.variableDeclaration?.name;
  if (name === undefined) return undefined;
  if (!ts.isIdentifier(name)) {
    const construct = "a pattern in `catch`";
    refuse(place, "NG1000", name, { construct }, "write `catch (error)` and read its members");
    return undefined;
  }
  const symbol = place.flow.checker.getSymbolAtLocation(name);
  const caught = symbol && place.scope.lookup(symbol)?.caught?.error;
  return caught?.kind === "read" ? caught.variable : undefined;
}

/** Every way out goes through the block first; what is on its way waits in a variable. */
function finalExits(block: ts.Block, place: Place): Exits {
  const { exits } = place;
  const first = (edge: Edge): Edge => place.flow.lower.statements(block.statements, edge, place);
  const rethrow = rethrowing(block, place, first);
  const through = (exit: (() => Edge) | undefined) => exit && lazy(() => first(exit()));
  const [leave, goOn] = [through(exits.break), through(exits.continue)];
  const labelled = [...exits.labelled].map(([label, way]): [string, Leaving] => {
    const [leaveIt, goOnWithIt] = [lazy(() => first(way.break())), through(way.continue)];
    return [label, { break: leaveIt, ...(goOnWithIt && { continue: goOnWithIt }) }];
  });
  return {
    ...catching(place, rethrow),
    return: returning(place, first),
    ...(leave && { break: leave }),
    ...(goOn && { continue: goOn }),
    labelled: new Map(labelled),
  };
}

/** One copy of the block for all results that are stored alike. */
function returning(place: Place, first: (edge: Edge) => Edge): Exits["return"] {
  const made = new Map<Variable["absence"] | "none", Stored>();
  return (result, node) => {
    const absence = result ? absenceOf(result, place) : "none";
    const stored = made.get(absence) ?? store(result, absence, node, place, first);
    made.set(absence, stored);
    return stored.variable === undefined || result === undefined
      ? stored.edge
      : assigning([{ variable: stored.variable, value: result.value }], stored.edge);
  };
}

interface Stored {
  readonly variable?: VariableId;
  readonly edge: Edge;
}

function store(
  result: Returned | undefined,
  absence: Variable["absence"] | "none",
  node: ts.Node,
  place: Place,
  first: (edge: Edge) => Edge,
): Stored {
  if (result === undefined || absence === "none") {
    return { edge: first(place.exits.return(undefined, node)) };
  }
  const variable = place.flow.variables.declare("returned", absence);
  const held = { ...result, value: read(variable) };
  return { variable, edge: first(place.exits.return(held, node)) };
}

function absenceOf(result: Returned, place: Place): Variable["absence"] {
  if (!result.optional) return "never";
  const absence = absenceIn(place.flow.checker, result.type);
  return absence === "never" ? "boxed" : absence;
}
