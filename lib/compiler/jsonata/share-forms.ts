import { block, call, lambda, local } from "./build.ts";
import type { Expression, Form } from "./expression.ts";
import { formSubject } from "./form-subject.ts";
import { lengthOf } from "./length-of.ts";
import { forEachExpression, mapExpression } from "./map.ts";
import { shapeOf } from "./shape-of.ts";

/**
 * The same value, where a form that occurs again and again (a number as text, an error's message) is written once, as a function of what it is
 * about: `( $text := function($n){ … }; $text($rows) & " of " & $text($most) )`. Only where that saves words.
 */
export function shareForms(expression: Expression): Expression {
  return shared(expression, 0);
}

function shared(expression: Expression, round: number): Expression {
  const [best] = groupsOf(expression, round).sort((a, b) => saved(b) - saved(a));
  if (best === undefined || saved(best) < worthwhile) return expression;
  const name = `${best.form.name}~form${round}`;
  const rest = applied(expression, local(name), best.uses);
  return shared(define(name, lambda([parameterOf(best.form, round)], best.body), rest), round + 1);
}

/** `( $n := a + b; form of $n )` becomes `$text(a + b)`. */
function applied(expression: Expression, form: Expression, uses: readonly Use[]): Expression {
  const subjects = new Map(uses.map(({ node, subject }) => [node, subject]));
  const rewrite = (node: Expression): Expression | undefined => {
    const subject = subjects.get(node);
    if (subject !== undefined) return call(form, subject);
    const named = namedIn(node, subjects);
    return named && call(form, mapExpression(named, rewrite));
  };
  return mapExpression(expression, rewrite);
}

/** What a block names for the form alone. */
function namedIn(
  node: Expression,
  subjects: ReadonlyMap<Expression, Expression>,
): Expression | undefined {
  if (node.kind !== "block" || node.body === undefined) return undefined;
  const subject = subjects.get(node.body);
  const [only, ...more] = node.bindings;
  if (subject?.kind !== "local" || only === undefined || more.length > 0) return undefined;
  return subject.name === only.name ? only.value : undefined;
}

/** In characters, about. */
const worthwhile = 20;

function saved({ body, uses }: Group): number {
  const ofFunction = lengthOf(body) + 30;
  const calls = uses.map(({ node, subject }) => lengthOf(node) - lengthOf(subject) - 8);
  return calls.reduce((sum, length) => sum + length, 0) - ofFunction;
}

interface Group {
  readonly form: Form;
  readonly body: Expression;
  /** One node may stand in several places. */
  readonly uses: Use[];
}

interface Use {
  readonly node: Expression;
  /** What it is about. */
  readonly subject: Expression;
}

function groupsOf(expression: Expression, round: number): Group[] {
  const groups = new Map<string, Group>();
  const visit = (node: Expression): void => {
    if ("form" in node && node.form !== undefined) join(groups, node, node.form, round);
    forEachExpression(node, visit);
  };
  visit(expression);
  return [...groups.values()];
}

function join(groups: Map<string, Group>, node: Expression, form: Form, round: number): void {
  const subject = formSubject(node);
  if (subject === undefined) return;
  const body = subject.replacedBy(local(parameterOf(form, round)));
  const shape = shapeOf(body);
  const group = groups.get(shape) ?? { form, body, uses: [] };
  group.uses.push({ node, subject: subject.path });
  groups.set(shape, group);
}

function parameterOf(form: Form, round: number): string {
  return `${form.about}~form${round}`;
}

function define(name: string, value: Expression, rest: Expression): Expression {
  if (rest.kind !== "block" || rest.body === undefined) return block([{ name, value }], rest);
  return block([{ name, value }, ...rest.bindings], rest.body);
}
