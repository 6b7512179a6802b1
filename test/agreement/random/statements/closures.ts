import { withVariable } from "../scope.ts";
import { arrayOf, number } from "../types.ts";
import { type Block, pureExpression, type Writer } from "./block.ts";

function someNumber({ scope, dice }: Block): string | undefined {
  const found = scope.variables.filter(
    ({ isAssignable, type }) => isAssignable && type.kind === "number",
  );
  return found.length === 0 ? undefined : dice.pick(found).name;
}

/** A closure that changes what is around it, and calls of it beside what it changes. */
export const changingClosure: Writer = (block) => {
  const { dice, freshName } = block;
  const x = someNumber(block);
  if (x === undefined) return undefined;
  const [f, p, result] = [freshName(), freshName(), freshName()];
  const change = dice.pick([
    `${x} += ${p};`,
    `${x} = ${p} - (${x} % 100);`,
    `if (${p} > 3) return 0; ${x}++;`,
    `for (const each of [1, 2, 5]) { if (each > ${p}) return each; ${x} += each; }`,
    `${p} > 2 && ${x}--;`,
  ]);
  const call = (): string => `${f}(${pureExpression(block, number, 1)})`;
  const value = dice.pick([
    () => `${x} + ${call()} + ${x}`,
    () => `${call()} * 2 - ${call()} + ${x}`,
    () => `(${pureExpression(block, { kind: "boolean" }, 1)} ? ${call()} : ${x}--)`,
    () => `[${x}, ${call()}, ${x}][1]!`,
    () => `Math.max(${x}, ${call()}, ${x})`,
    () => `(${x} += ${call()})`,
  ])();
  const variable = { name: result, type: number, isAssignable: false, isOwned: false };
  block.scope = withVariable(block.scope, variable);
  const closure = `const ${f} = (${p}: number): number => { ${change} return ${x}; };`;
  return `${closure}\nconst ${result} = ${value};`;
};

/** `forEach` adds up. */
export const summedByEach: Writer = (block) => {
  const { dice, freshName } = block;
  const x = someNumber(block);
  if (x === undefined) return undefined;
  const [item, at] = [freshName(), freshName()];
  const list = pureExpression(block, arrayOf(number));
  const body = dice.pick([
    `(${item}) => { ${x} += ${item}; }`,
    `(${item}, ${at}) => { if (${item} < ${at}) return; ${x} -= ${at}; }`,
    `(${item}) => void (${x} = ${x} % 1000 + ${item})`,
  ]);
  return `(${list}).forEach(${body});`;
};
