import type { Edge } from "../../ir/index.ts";
import { literal } from "../../jsonata/index.ts";
import { assigning } from "../edges.ts";
import { heldIfItFails } from "../errors/held.ts";
import { lowerExpression } from "../expressions/index.ts";
import { textOf } from "../expressions/text.ts";
import { originAt, type StepPlace } from "../place.ts";
import type { FailStep } from "./resolve-step.ts";

/** `fail("NoRows", message)`: a throw, of an error that is called so. What comes behind it is never reached. */
export function lowerFail({ call }: FailStep, { place, context, next }: StepPlace): Edge {
  const [code, message] = call.arguments;
  const constant = code && place.flow.project.constantOf(code);
  const name = constant?.kind === "constant" ? constant.value : undefined;
  if (typeof name !== "string") return next;
  const type = place.flow.checker.getStringType();
  const text = message ? textOf(lowerExpression(message, context), context) : literal("");
  const given = { expression: text, type, optional: false };
  const { before, value } = heldIfItFails(given, call, place);
  const origin = originAt(place, call, `fail ${name}`);
  const thrown = { error: literal(name), cause: value.expression, origin };
  return assigning(before, place.exits.throw(thrown));
}
