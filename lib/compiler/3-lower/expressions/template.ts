import ts from "typescript";
import { array, binary, call, type Expression, literal } from "../../jsonata/index.ts";
import type { Value } from "../context.ts";
import { type ExpressionContext, refuseSyntax, stringValue } from "./expression-context.ts";
import { operandText, textOf } from "./text.ts";

/** `` `a ${b} c` `` */
export function lowerTemplate(node: ts.TemplateExpression, context: ExpressionContext): Value {
  const parts: Value[] = [stringValue(literal(node.head.text), context)];
  for (const span of node.templateSpans) {
    parts.push(context.lower(span.expression), stringValue(literal(span.literal.text), context));
  }
  return stringValue(concatenate(parts, context), context);
}

/** `` String.raw`a\n${b}` ``: the texts as they are written. */
export function lowerTaggedTemplate(
  node: ts.TaggedTemplateExpression,
  context: ExpressionContext,
): Value {
  const { tag, template } = node;
  if (tag.getText() !== "String.raw") return refuseSyntax(context, node, "a tagged template");
  if (ts.isNoSubstitutionTemplateLiteral(template))
    return stringValue(literal(rawText(template)), context);
  const parts: Value[] = [stringValue(literal(rawText(template.head)), context)];
  for (const span of template.templateSpans)
    parts.push(
      context.lower(span.expression),
      stringValue(literal(rawText(span.literal)), context),
    );
  return stringValue(concatenate(parts, context), context);
}

function rawText(node: ts.TemplateLiteralLikeNode): string {
  const text = node.getText();
  const ends = text.endsWith("${") ? 2 : 1;
  return text.slice(1, -ends).replaceAll("\r\n", "\n");
}

/** The texts of the values, one after the other. A long chain of `&` would nest too deep for Step Functions. */
export function concatenate(values: readonly Value[], context: ExpressionContext): Expression {
  const parts = mergeTexts(values, context);
  const [only] = parts;
  if (only === undefined) return literal("");
  if (parts.length === 1) return textOf(only, context);
  if (parts.length > longest)
    return call("join", array(parts.map((part) => ({ value: textOf(part, context) }))));
  return parts
    .map((part) =>
      part.expression.kind === "literal" ? part.expression : operandText(part, context),
    )
    .reduce((left, right) => binary("&", left, right));
}

const longest = 12;

/** Neighbouring texts that are known become one; empty ones go, unless text would no longer be made. */
function mergeTexts(values: readonly Value[], context: ExpressionContext): readonly Value[] {
  const merged: Value[] = [];
  for (const value of values) {
    const last = merged.at(-1);
    const text = knownText(value.expression);
    const before = last && knownText(last.expression);
    if (text !== undefined && before !== undefined) {
      merged[merged.length - 1] = stringValue(literal(before + text), context);
    } else {
      merged.push(text === undefined ? value : stringValue(literal(text), context));
    }
  }
  return merged.filter((value) => knownText(value.expression) !== "");
}

function knownText(expression: Expression): string | undefined {
  return expression.kind === "literal" ? String(expression.value) : undefined;
}
