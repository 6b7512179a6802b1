import ts from "typescript";
import { plainExpression, secondsOf } from "../../1-load/index.ts";
import type { Edge } from "../../ir/index.ts";
import {
  binary,
  block,
  call,
  type Expression,
  literal,
  local,
  object,
} from "../../jsonata/index.ts";
import type { LowerContext } from "../context.ts";
import { goTo } from "../edges.ts";
import { lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { originAt, type StepPlace } from "../place.ts";
import type { Step } from "./resolve-step.ts";

/** `sleep(duration)` */
export function lowerSleep(step: Extract<Step, { kind: "sleep" }>, at: StepPlace): Edge {
  const { place } = at;
  const [duration] = step.call.arguments;
  if (duration === undefined) return at.next;
  const constant = place.flow.project.constantOf(duration);
  const seconds = constant.kind === "constant" ? secondsOf(constant.value) : undefined;
  const label = seconds === undefined ? shortText(duration) : constantText(constant);
  const node = place.graph.add({
    kind: "wait",
    origin: originAt(place, step.call, `sleep ${label}`),
    duration: seconds === undefined ? computedSeconds(duration, at.context) : literal(seconds),
    next: at.next,
  });
  return goTo(node);
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** `${minutes}m` is a product; any other text is taken apart at run time. */
function computedSeconds(duration: ts.Expression, context: LowerContext): Expression {
  const template = plainExpression(duration);
  const [span, ...others] = ts.isTemplateExpression(template) ? template.templateSpans : [];
  const unit = span && others.length === 0 ? SECONDS[span.literal.text] : undefined;
  if (
    span &&
    unit !== undefined &&
    ts.isTemplateExpression(template) &&
    template.head.text === ""
  ) {
    const count = lowerExpression(span.expression, context);
    const isNumber = (count.type.flags & ts.TypeFlags.NumberLike) !== 0;
    const number = isNumber ? count.expression : call("number", count.expression);
    return unit === 1 ? number : binary("*", number, literal(unit));
  }
  return secondsOfText(lowerExpression(duration, context).expression, context);
}

function secondsOfText(text: Expression, context: LowerContext): Expression {
  const name = context.freshLocal("duration");
  const units = object(Object.entries(SECONDS).map(([key, one]) => ({ key, value: literal(one) })));
  const count = call(
    "number",
    call("replace", local(name), { kind: "regex", source: "[smhd]", flags: "" }, literal("")),
  );
  const unit = call("lookup", units, call("substring", local(name), literal(-1)));
  return block([{ name, value: text }], binary("*", count, unit));
}

function constantText(constant: { readonly kind: string; readonly value?: unknown }): string {
  return String(constant.value);
}
