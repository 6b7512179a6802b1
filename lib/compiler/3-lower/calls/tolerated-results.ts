import type ts from "typescript";
import {
  binary,
  call,
  conditional,
  type Expression,
  encoded,
  index,
  lambda,
  literal,
  local,
  member,
  not,
  object,
  range,
  sequence,
  source,
} from "../../jsonata/index.ts";
import { itemType, nesting } from "../assignments/nesting.ts";
import type { Exits, Place, StepPlace } from "../place.ts";

/** An iteration of a map that tolerates failures ends with `{ value }`: so its result is told from the properties of an execution that failed. */
export function marked(place: Place): Exits {
  const { exits } = place;
  return {
    ...exits,
    return: (result, node) => {
      const value = result
        ? result.optional
          ? encoded(result.value)
          : result.value
        : literal(null);
      const marks = object([{ key: "value", value }]);
      const type = result?.type ?? place.flow.checker.getVoidType();
      return exits.return({ value: marks, optional: false, type }, node);
    },
  };
}

/** What was given to the Map, in batches. */
export interface Batches {
  readonly items: Expression;
  readonly size: Expression;
}

/** `{ results, failed }` of what the Map gave. */
export function toleratedResults(at: StepPlace, batches?: Batches): Expression {
  const { freshLocal } = at.context;
  const [kept, item] = [freshLocal("v"), freshLocal("v")];
  const succeeded = call("filter", source("result"), lambda([kept], isMarked(local(kept))));
  const values = call("map", succeeded, lambda([item], member(local(item), "value")));
  const nests = nesting(itemType(itemsOfResults(at), at.context), at.context) !== undefined;
  return object([
    { key: "results", value: sequence(values, nests) },
    { key: "failed", value: sequence(batches ? itemsLost(batches, at) : lost(at)) },
  ]);
}

function lost({ context: { freshLocal } }: StepPlace): Expression {
  const [each, place] = [freshLocal("v"), freshLocal("i")];
  const failed = conditional(not(isMarked(local(each))), local(place));
  return call("map", source("result"), lambda([each, place], failed));
}

/** The places of all items in the batches that failed. */
function itemsLost({ items, size }: Batches, { context: { freshLocal } }: StepPlace): Expression {
  const place = freshLocal("i");
  const batch = index(source("result"), call("floor", binary("/", local(place), size)));
  const places = range(literal(0), binary("-", call("count", items), literal(1)));
  return call("filter", places, lambda([place], not(isMarked(batch))));
}

/** The type of `results`. */
export function itemsOfResults({ type, place }: StepPlace): ts.Type {
  const { checker } = place.flow;
  const results = checker.getPropertyOfType(type, "results");
  return results ? checker.getTypeOfSymbol(results) : type;
}

function isMarked(result: Expression): Expression {
  return call("exists", member(result, "value"));
}
