import { equalExpressions } from "./equal.ts";
import type { Expression } from "./expression.ts";
import { forEachExpression, mapExpression, someExpression } from "./map.ts";

/** The one thing from outside that a form is about: `$order.lines`, if that is all it reads. */
export interface FormSubject {
  readonly path: Expression;
  /** The form about something else. */
  replacedBy(other: Expression): Expression;
}

/** Undefined when the form reads nothing from outside, or things that have nothing in common. */
export function formSubject(form: Expression): FormSubject | undefined {
  if (someExpression(form, ({ kind }) => kind === "context")) return undefined;
  const [first, ...more] = pathsIn(form, namesBoundIn(form));
  const path = more.reduce<Expression | undefined>(
    (common, next) => common && longestCommon(common, next),
    first,
  );
  if (path === undefined) return undefined;
  return {
    path,
    replacedBy: (other) =>
      mapExpression(form, (node) => (equalExpressions(node, path) ? other : undefined)),
  };
}

function namesBoundIn(form: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === "block") for (const { name } of node.bindings) names.add(name);
    if (node.kind === "lambda") for (const name of node.parameters) names.add(name);
    forEachExpression(node, visit);
  };
  visit(form);
  return names;
}

/** The longest paths that start outside of the form. */
function pathsIn(node: Expression, bound: ReadonlySet<string>): readonly Expression[] {
  const root = startsOf(node).at(-1);
  if (root?.kind === "local" && bound.has(root.name)) return [];
  if (root !== undefined) return [node];
  const paths: Expression[] = [];
  forEachExpression(node, (part) => paths.push(...pathsIn(part, bound)));
  return paths;
}

/** `$a.b[0]`, `$a.b`, `$a`; nothing of what is no path. */
function startsOf(node: Expression): readonly Expression[] {
  if (node.kind === "read" || node.kind === "local" || node.kind === "source") return [node];
  const inner = innerOf(node);
  const starts = inner ? startsOf(inner) : [];
  return starts.length > 0 ? [node, ...starts] : [];
}

function innerOf(node: Expression): Expression | undefined {
  if (node.kind === "member") return node.object;
  return node.kind === "index" && node.index.kind === "literal" ? node.array : undefined;
}

function longestCommon(left: Expression, right: Expression): Expression | undefined {
  const others = startsOf(right);
  return startsOf(left).find((start) => others.some((other) => equalExpressions(start, other)));
}
