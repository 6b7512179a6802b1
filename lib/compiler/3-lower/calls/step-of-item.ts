import type ts from "typescript";
import type { LoadedStep } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import { read } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { assigning } from "../edges.ts";
import { contextAt, type Place } from "../place.ts";
import { absenceIn } from "../variables.ts";
import { startStep } from "./start-step.ts";

/** `items.map(load)`: the step itself is the callback, its input is the item. */
export function stepOfItem(
  step: LoadedStep,
  item: Value,
  callback: ts.Expression,
  place: Place,
): Edge {
  const { checker, variables } = place.flow;
  const [signature] = checker.getTypeAtLocation(callback).getCallSignatures();
  const promised = signature && checker.getReturnTypeOfSignature(signature);
  const type = (promised && checker.getAwaitedType(promised)) ?? checker.getAnyType();
  const input = variables.declare("item", "never");
  const output = variables.declare("result", absenceIn(checker, type));
  const result = { value: read(output), type, optional: variables.absenceOf(output) !== "never" };
  const next = place.exits.return(result, callback);
  const at = { place, context: contextAt(place), type, into: output, next };
  const given = { ...item, expression: read(input) };
  const edge = startStep(step, given, callback, at);
  return assigning([{ variable: input, value: item.expression }], edge);
}
