import type { Variable } from "../scope.ts";
import { arrayOf, number, string, type Type } from "../types.ts";
import { type Block, expression, pureExpression, type Writer } from "./block.ts";
import { someStep } from "./declarations.ts";

const assignableIn = ({ scope }: Block): readonly Variable[] =>
  scope.variables.filter(({ isAssignable }) => isAssignable);

const ownedIn = ({ scope }: Block, kind: Type["kind"]): readonly Variable[] =>
  scope.variables.filter(({ isOwned, type }) => isOwned && type.kind === kind);

export const assignment: Writer = (block) => {
  const found = assignableIn(block);
  if (found.length === 0) return undefined;
  const { name, type } = block.dice.pick(found);
  const { dice } = block;
  if (type.kind === "number" && dice.percent(60)) {
    return dice.pick([
      () => `${name} += ${expression(block, number)};`,
      () => `${name} -= ${expression(block, number, 1)};`,
      () => `${name} = ${name} % 1000 + 1;`,
      () => `${name}++;`,
    ])();
  }
  if (type.kind === "string" && dice.percent(60)) return `${name} += ${expression(block, string)};`;
  return `${name} = ${expression(block, type)};`;
};

export const push: Writer = (block) => {
  const found = ownedIn(block, "array");
  if (found.length === 0) return undefined;
  const { name, type } = block.dice.pick(found);
  if (type.kind !== "array") return undefined;
  const values = Array.from({ length: 1 + block.dice.below(2) }, () => expression(block, type.of));
  return `${name}.push(${values.join(", ")});`;
};

export const memberChange: Writer = (block) => {
  const found = ownedIn(block, "object");
  if (found.length === 0) return undefined;
  const { name } = block.dice.pick(found);
  return block.dice.pick([
    () => `${name}.count += ${expression(block, number)};`,
    () => `${name}.last = ${expression(block, number)};`,
    () => `${name}.tags = [...${name}.tags, ${expression(block, string)}];`,
    () => `${name}.tags = ${pureExpression(block, arrayOf(string))};`,
    () => `${name}.count++;`,
  ])();
};

export const elementChange: Writer = (block) => {
  const found = ownedIn(block, "record");
  if (found.length === 0) return undefined;
  const { name } = block.dice.pick(found);
  return block.dice.pick([
    () => `${name}[${pureExpression(block, string)}] = ${expression(block, number)};`,
    () => `${name}["a b"] = ${expression(block, number)};`,
    () => `${name}.a = (${name}.a ?? 0) + 1;`,
  ])();
};

export const swap: Writer = (block) => {
  const numbers = assignableIn(block).filter(({ type }) => type.kind === "number");
  const [a, b] = numbers;
  return a && b ? `[${a.name}, ${b.name}] = [${b.name}, ${a.name} + 1];` : undefined;
};

/** A step whose result nobody wants. */
export const bareStep: Writer = (block) =>
  block.awaits === "none" ? undefined : `await ${someStep(block).text};`;
