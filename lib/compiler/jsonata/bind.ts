import { block, isCall } from "./build.ts";
import type { Binding, Expression } from "./expression.ts";
import { forEachExpression, someExpression, substituteLocal } from "./map.ts";

/**
 * `( $a := …; body )`, or the body with the value in its place where that reads as well: the name is used once, outside of functions, and what
 * may raise an error isn't moved to where it might not be computed.
 */
export function bind(bindings: readonly Binding[], body: Expression): Expression {
  return bindings.reduceRight((inner, { name, value }) => bindOne(name, value, inner), body);
}

function bindOne(name: string, value: Expression, body: Expression): Expression {
  const uses = usesOf(name, body);
  const [only] = uses;
  if (uses.length === 0 && !mayRaise(value)) return body;
  if (only === undefined || uses.length > 1 || only.inFunction)
    return block([{ name, value }], body);
  if (only.inBranch && mayRaise(value)) return block([{ name, value }], body);
  const isWhole = body.kind === "local" && body.name === name;
  const isLong = value.kind === "block" || value.kind === "conditional" || value.kind === "lambda";
  if (isLong && !isWhole) return block([{ name, value }], body);
  return substituteLocal(body, name, value);
}

interface Use {
  readonly inFunction: boolean;
  readonly inBranch: boolean;
}

function usesOf(name: string, body: Expression): readonly Use[] {
  const uses: Use[] = [];
  const visit = (node: Expression, place: Use): void => {
    if (node.kind === "local" && node.name === name) uses.push(place);
    const inner = {
      inFunction: place.inFunction || node.kind === "lambda" || node.kind === "filter",
      inBranch: place.inBranch || isBranching(node),
    };
    forEachExpression(node, (part) => visit(part, inner));
  };
  visit(body, { inFunction: false, inBranch: false });
  return uses;
}

function isBranching(node: Expression): boolean {
  return (
    node.kind === "conditional" ||
    (node.kind === "binary" && (node.operator === "and" || node.operator === "or"))
  );
}

/** Functions that raise an error of some values of the right type. */
const raising = [
  "error",
  "number",
  "parse",
  "sqrt",
  "power",
  "formatBase",
  "toMillis",
  "decodeUrlComponent",
];

function mayRaise(value: Expression): boolean {
  return someExpression(
    value,
    (node) =>
      (node.kind === "call" && typeof node.callee !== "string") ||
      raising.some((name) => isCall(node, name)),
  );
}
