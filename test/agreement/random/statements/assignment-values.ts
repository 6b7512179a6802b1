import { type Variable, withVariable } from "../scope.ts";
import { number, print, string, type Type } from "../types.ts";
import { type Block, pureExpression, type Writer } from "./block.ts";

function assignableOf({ scope }: Block, kind: Type["kind"]): readonly Variable[] {
  return scope.variables.filter(({ isAssignable, type }) => isAssignable && type.kind === kind);
}

/** Assignments whose value is used, in the order in which JavaScript does them. */
export const assignedNumber: Writer = (block) => {
  const found = assignableOf(block, "number");
  if (found.length === 0) return undefined;
  const { dice } = block;
  const [{ name: x }, { name: y }] = [dice.pick(found), dice.pick(found)];
  const value = (): string => pureExpression(block, number, 1);
  const text = dice.pick([
    () => `(${x} += ${value()})`,
    () => `${x}++ + ${x}`,
    () => `--${x} * ${x}--`,
    () => `${x} + (${x} = ${value()}) + ${x}`,
    () => `(${y} = ${x} = ${value()}) + 1`,
    () => `[${x}++, ${y}, (${x} = ${value()})].length + ${x}`,
    () => `(${pureExpression(block, { kind: "boolean" }, 1)} ? ${x}++ : (${y} -= 1))`,
    () => `Math.max(${x}++, ${y}, ${x})`,
    () => `((${x} = ${value()}) > 0 ? ${x} : -${x})`,
    () => `({ a: ${x}++, b: ${x} }).b`,
  ])();
  const name = block.freshName();
  block.scope = withVariable(block.scope, {
    name,
    type: number,
    isAssignable: false,
    isOwned: false,
  });
  return `const ${name} = ${text};`;
};

export const assignedText: Writer = (block) => {
  const found = assignableOf(block, "string");
  if (found.length === 0) return undefined;
  const { dice } = block;
  const { name: x } = dice.pick(found);
  const value = (): string => pureExpression(block, string, 1);
  const text = dice.pick([
    () => `(${x} += ${value()})`,
    () => `\`\${${x}}\${(${x} = ${value()})}\${${x}}\``,
    () => `[${x}, (${x} = ${value()}), ${x}].join("|")`,
    () => `(${x} ||= ${value()})`,
    () => `(${x} &&= ${value()}) + ${x}`,
  ])();
  const name = block.freshName();
  block.scope = withVariable(block.scope, {
    name,
    type: string,
    isAssignable: false,
    isOwned: false,
  });
  return `const ${name} = ${text};`;
};

/** `??=` and its like, of what may be nothing. */
export const assignedMaybe: Writer = (block) => {
  const { dice } = block;
  const name = block.freshName();
  const type: Type = { kind: "union", parts: [number, { kind: dice.pick(["null", "undefined"]) }] };
  const first = dice.percent(60)
    ? type.kind === "union"
      ? (type.parts[1]?.kind ?? "null")
      : ""
    : pureExpression(block, number);
  const operator = dice.pick(["??=", "||=", "&&="]);
  block.scope = withVariable(block.scope, { name, type, isAssignable: true, isOwned: false });
  return [
    `let ${name} = ${first} as ${print(type)};`.replace(/= (.*) as /, "= ($1) as "),
    `${name} ${operator} ${pureExpression(block, number)};`,
  ].join("\n");
};

/** Variables and members given by a pattern. */
export const patternAssigned: Writer = (block) => {
  const found = assignableOf(block, "number");
  if (found.length === 0) return undefined;
  const { dice } = block;
  const [{ name: x }, { name: y }] = [dice.pick(found), dice.pick(found)];
  if (x === y) return undefined;
  const list = pureExpression(block, { kind: "array", of: number }, 1);
  return dice.pick([
    () => `[${x} = 1, , ${y} = ${x}] = ${list};`,
    () => `({ id: ${x}, n: ${y} = ${x} + 1 } = ${pureExpression(block, row, 1)} as ${print(row)});`,
    () => `[${x}, ${y}] = [${y}, ${x}];`,
    () =>
      `[{ id: ${x} }, { n: ${y} = 7 }] = [${pureExpression(block, row, 1)} as ${print(row)}, { n: undefined } as { n?: number }];`,
  ])();
};

const row: Type = {
  kind: "object",
  members: [
    { name: "id", type: number, optional: false },
    { name: "name", type: string, optional: false },
    { name: "n", type: number, optional: true },
  ],
};
