import type ts from "typescript";
import {
  call,
  conditional,
  type Expression,
  encoded,
  lambda,
  literal,
  local,
  member,
  not,
  object,
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

/** `{ results, failed }` of what the Map gave. */
export function toleratedResults(at: StepPlace): Expression {
  const { freshLocal } = at.context;
  const [kept, item] = [freshLocal("v"), freshLocal("v")];
  const [each, place] = [freshLocal("v"), freshLocal("i")];
  const succeeded = call("filter", source("result"), lambda([kept], isMarked(kept)));
  const values = call("map", succeeded, lambda([item], member(local(item), "value")));
  const lost = conditional(not(isMarked(each)), local(place));
  const nests = nesting(itemType(itemsOfResults(at), at.context), at.context) !== undefined;
  return object([
    { key: "results", value: sequence(values, nests) },
    { key: "failed", value: sequence(call("map", source("result"), lambda([each, place], lost))) },
  ]);
}

/** The type of `results`. */
export function itemsOfResults({ type, place }: StepPlace): ts.Type {
  const { checker } = place.flow;
  const results = checker.getPropertyOfType(type, "results");
  return results ? checker.getTypeOfSymbol(results) : type;
}

function isMarked(name: string): Expression {
  return call("exists", member(local(name), "value"));
}
