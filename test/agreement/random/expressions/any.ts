import { frozen, pathsIn, pathsTo, withConstant } from "../scope.ts";
import {
  absent,
  assignable,
  isIdentifier,
  mayBe,
  nothing,
  print,
  type Type,
  unionOf,
  without,
} from "../types.ts";
import { literalOf } from "./literals.ts";
import { arrow, type Maker, type Making } from "./making.ts";
import { someArray } from "./sources.ts";

/** Ways to make an expression of any type. */
export const anyMakers: readonly Maker[] = [
  inSight,
  inSight,
  conditional,
  conditional,
  orElse,
  orElse,
  elementOrElse,
  foundOrElse,
  reduced,
  called,
  called,
  narrowed,
  logicalOr,
  lookedUpOrElse,
  clone,
];

function inSight(type: Type, { dice, scope }: Making): string | undefined {
  const paths = pathsTo(scope, type);
  return paths.length === 0 ? undefined : dice.pick(paths).text;
}

function conditional(type: Type, { make }: Making): string {
  return `(${make({ kind: "boolean" })} ? ${make(type)} : ${make(type)})`;
}

function isNullish(type: Type): boolean {
  return mayBe(type, "null", "undefined");
}

function orElse(type: Type, { dice, scope, make }: Making): string | undefined {
  if (isNullish(type)) return undefined;
  const wide = unionOf(type, absent, nothing);
  const found = pathsIn(scope).filter(
    (path) => isNullish(path.type) && assignable(path.type, wide),
  );
  return found.length === 0 ? undefined : `(${dice.pick(found).text} ?? ${make(type)})`;
}

function elementOrElse(type: Type, making: Making): string | undefined {
  if (isNullish(type)) return undefined;
  const { text } = someArray(making, type);
  const { dice, make } = making;
  const at = dice.percent(70) ? String(dice.pick([0, 0, 1, 2])) : make({ kind: "number" });
  const element = dice.percent(50) && /^\d/.test(at) ? `${text}[${at}]` : `${text}.at(${at})`;
  return `(${element} ?? ${make(type)})`;
}

function foundOrElse(type: Type, making: Making): string | undefined {
  if (isNullish(type)) return undefined;
  const { text } = someArray(making, type);
  const { dice, make } = making;
  const method = dice.pick(["find", "findLast"]);
  return `(${text}.${method}(${arrow(making, [type, { kind: "number" }], { kind: "boolean" })}) ?? ${make(type)})`;
}

function reduced(type: Type, making: Making): string | undefined {
  if (making.depth < 2) return undefined;
  const { text, type: source } = someArray(making);
  const { dice, make } = making;
  const [sum, item, at] = [making.freshName(), making.freshName(), making.freshName()];
  const outer = frozen(making.scope);
  const inner = withConstant(withConstant(outer, sum, type), item, source.of);
  const scope = dice.percent(25) ? withConstant(inner, at, { kind: "number" }) : inner;
  const names = scope === inner ? [sum, item] : [sum, item, at];
  const value = making.makeIn(type, scope);
  const method = dice.percent(80) ? "reduce" : "reduceRight";
  const result = value.startsWith("{") ? `(${value})` : value;
  return `${text}.${method}<${print(type)}>((${names.join(", ")}) => ${result}, ${make(type)})`;
}

function called(type: Type, { dice, scope, make }: Making): string | undefined {
  const fitting = scope.helpers.filter(({ result }) => assignable(result, type));
  if (fitting.length === 0) return undefined;
  const { name, parameters, defaults } = dice.pick(fitting);
  const given = parameters.slice(
    0,
    parameters.length - (defaults > 0 ? dice.below(defaults + 1) : 0),
  );
  return `${name}(${given.map(make).join(", ")})`;
}

/** `typeof v === "string" ? … : …`, where `v` is known better in each branch. */
function narrowed(type: Type, making: Making): string | undefined {
  const { dice, scope } = making;
  const unions = scope.variables.filter(
    (variable) =>
      isIdentifier(variable.name) && !variable.isAssignable && variable.type.kind === "union",
  );
  if (unions.length === 0) return undefined;
  const { name, type: union } = dice.pick(unions);
  const parts = union.kind === "union" ? union.parts : [union];
  const part = dice.pick(parts);
  const others = without(union, part.kind);
  if (others === undefined || parts.filter(({ kind }) => kind === part.kind).length > 1)
    return undefined;
  const test = testOf(name, part, union);
  const then = making.makeIn(type, withConstant(scope, name, part));
  return `(${test} ? ${then} : ${making.makeIn(type, withConstant(scope, name, others))})`;
}

function testOf(name: string, part: Type, union: Type): string {
  switch (part.kind) {
    case "null":
      return `${name} === null`;
    case "undefined":
      return `${name} === undefined`;
    case "array":
      return `Array.isArray(${name})`;
    case "object":
    case "record":
      return mayBe(union, "null") || mayBe(union, "array")
        ? `(typeof ${name} === "object" && ${name} !== null && !Array.isArray(${name}))`
        : `typeof ${name} === "object"`;
    default:
      return `typeof ${name} === "${part.kind}"`;
  }
}

function logicalOr(type: Type, { dice, scope, make }: Making): string | undefined {
  const wide = unionOf(type, absent, nothing);
  const found = pathsIn(scope).filter((path) => assignable(path.type, wide));
  if (found.length === 0) return undefined;
  return `(${dice.pick(found).text} || ${make(type)})`;
}

function lookedUpOrElse(type: Type, making: Making): string | undefined {
  if (isNullish(type)) return undefined;
  const { dice, scope, make } = making;
  const found = pathsIn(scope).filter(
    (path) => path.type.kind === "record" && assignable(path.type.of, type),
  );
  if (found.length === 0) return undefined;
  const key = dice.percent(60) ? literalOf({ kind: "string" }, dice) : make({ kind: "string" });
  return `(${dice.pick(found).text}[${key}] ?? ${make(type)})`;
}

function clone(type: Type, { dice, make }: Making): string | undefined {
  const isPlain = !["array", "object", "record"].includes(type.kind);
  return isPlain || dice.percent(85) ? undefined : `structuredClone(${make(type)})`;
}
