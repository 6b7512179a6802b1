import { absent, binary, call, conditional, lambda, local, or } from "./build.ts";
import type { BinaryOperator, Conditional, Expression } from "./expression.ts";
import { mapParts } from "./map.ts";

/**
 * The same value with less nesting: AWS's evaluator goes about 100 levels deep, and a chain of n operators or choices is n levels. Short ones
 * stay as they read best.
 */
export function balance(expression: Expression): Expression {
  const inner = (node: Expression): Expression => mapParts(node, balance);
  if (expression.kind === "binary" && chained.has(expression.operator)) {
    const terms = termsOf(expression, expression.operator);
    if (terms.length > longestChain) return rejoined(expression.operator, terms.map(balance));
  }
  if (expression.kind === "conditional") {
    const rungs = rungsOf(expression);
    if (rungs.length > longestLadder && rungs.every(isOpen))
      return ladder(rungs.map(balancedRung), endOf(expression));
  }
  return inner(expression);
}

/** What is decided already is for `simplify`. */
function isOpen({ test }: Conditional): boolean {
  return test.kind !== "literal";
}

function balancedRung({ test, then }: Conditional): Conditional {
  return { kind: "conditional", test: balance(test), then: balance(then) };
}

const longestChain = 24;
const longestLadder = 24;
const chunk = 12;

const chained: ReadonlySet<BinaryOperator> = new Set(["and", "or", "&", "+"]);

/** `a + b + c`, as it is written: `a + (b + c)` is another sum. */
function termsOf(expression: Expression, operator: BinaryOperator): readonly Expression[] {
  const terms: Expression[] = [];
  let node = expression;
  while (node.kind === "binary" && node.operator === operator) {
    terms.unshift(node.right);
    node = node.left;
  }
  return [node, ...terms];
}

/** Sums keep their order, in which fractions round. */
function rejoined(operator: BinaryOperator, terms: readonly Expression[]): Expression {
  if (operator !== "+") return halved(operator, terms);
  const [sum, term] = ["sum~0", "term~0"];
  const items = { kind: "array" as const, items: terms.map((value) => ({ value })) };
  return call("reduce", items, lambda([sum, term], binary("+", local(sum), local(term))));
}

function halved(operator: BinaryOperator, terms: readonly Expression[]): Expression {
  const [only] = terms;
  if (terms.length === 1 && only) return only;
  const middle = Math.ceil(terms.length / 2);
  return binary(
    operator,
    halved(operator, terms.slice(0, middle)),
    halved(operator, terms.slice(middle)),
  );
}

/** The conditionals of `a ? 1 : b ? 2 : …`, each without its `otherwise`. */
function rungsOf(expression: Conditional): readonly Conditional[] {
  const { test, then, otherwise } = expression;
  const rung: Conditional = { kind: "conditional", test, then };
  return otherwise?.kind === "conditional" ? [rung, ...rungsOf(otherwise)] : [rung];
}

function endOf({ otherwise }: Conditional): Expression | undefined {
  return otherwise?.kind === "conditional" ? endOf(otherwise) : otherwise && balance(otherwise);
}

/** Rungs by the dozen, each dozen behind the question whether one of them holds. */
function ladder(rungs: readonly Conditional[], end: Expression | undefined): Expression {
  const dozens = Array.from({ length: Math.ceil(rungs.length / chunk) }, (_, at) =>
    rungs.slice(at * chunk, (at + 1) * chunk),
  );
  return dozens.reduceRight<Expression>((rest, dozen) => {
    const tests = dozen.map(({ test }) => test);
    return conditional(or(...tests), climb(dozen), rest);
  }, end ?? absent());
}

function climb(rungs: readonly Conditional[]): Expression {
  return rungs.reduceRight<Expression>(
    (rest, { test, then }) => conditional(test, then, rest),
    absent(),
  );
}
