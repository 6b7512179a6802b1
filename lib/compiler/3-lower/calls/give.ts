import type ts from "typescript";
import type { GivenFile, LoadedContainer } from "../../1-load/index.ts";
import { dataBucket, dataRetry, type Edge } from "../../ir/index.ts";
import {
  binary,
  conditional,
  type Expression,
  equalExpressions,
  literal,
  mayDiffer,
  read,
  source,
  type VariableId,
} from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { assigning, goTo } from "../edges.ts";
import { replacing } from "../expressions/expression-context.ts";
import { expressionContext, lowerCondition } from "../expressions/index.ts";
import { originAt, type StepPlace } from "../place.ts";
import { insideOf } from "./inline-function.ts";

/** A value that a container gets by its address. */
interface Gift {
  readonly file: GivenFile;
  readonly value: Expression;
  /** Holds its key. */
  readonly variable: VariableId;
}

/** What `file(…)` in a container's command and environment asks for, and the place where they mean addresses. */
export interface Gifts {
  readonly gifts: readonly Gift[];
  readonly at: StepPlace;
}

/** One object for each value; the same value in two places is written once. */
export function giftsFor(
  { gives }: LoadedContainer,
  input: Value | undefined,
  at: StepPlace,
): Gifts {
  const gifts: Gift[] = [];
  const addresses = new Map<ts.Node, Value>();
  for (const file of gives) {
    const value = valueIn(file, input, at);
    const same = mayDiffer(value)
      ? undefined
      : gifts.find((each) => equalExpressions(each.value, value));
    const variable = same?.variable ?? at.place.flow.variables.declare(keyName(file), "never");
    if (same === undefined) gifts.push({ file, value, variable });
    addresses.set(file.call, {
      expression: binary("&", literal(`s3://${dataBucket}/`), read(variable)),
      type: at.context.checker.getTypeAtLocation(file.call),
      optional: false,
    });
  }
  const context = replacing(expressionContext(at.context), addresses);
  return { gifts, at: { ...at, context } };
}

/** The states that write the values, one after the other, on the way to the container. */
export function give(
  { gifts, at: { place } }: Gifts,
  { name: container }: LoadedContainer,
  node: ts.Node,
  next: Edge,
): Edge {
  return gifts.reduceRight<Edge>((then, { file, value, variable }) => {
    const { variable: named } = file;
    const origin = originAt(place, node, `${container} ${named ?? "input"}`);
    const comment = `${named ?? "An argument"} of ${container}, which gets its address`;
    const added = place.graph.add({
      kind: "task",
      origin: { ...origin, comment },
      action: { kind: "give", container, value, turns: place.turns ?? [] },
      retry: [dataRetry],
      next: assigning([{ variable, value: source("result") }], then),
      catch: place.exits.catches(),
    });
    return goTo(added);
  }, next);
}

function keyName({ variable = "input" }: GivenFile): string {
  return `${variable}_key`;
}

/**
 * As it stands in the container's function; where a condition leaves it out, an empty text is written: a choice before the state would cost as much as the state.
 */
function valueIn(file: GivenFile, input: Value | undefined, at: StepPlace): Expression {
  const context = insideOf(file.code, input, at.context);
  return file.tests.reduceRight<Expression>((value, { test, holds }) => {
    const isMet = lowerCondition(test, context);
    return holds ? conditional(isMet, value, literal("")) : conditional(isMet, literal(""), value);
  }, context.lower(file.value).expression);
}
