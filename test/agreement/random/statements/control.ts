import { withConstant } from "../scope.ts";
import { arrayOf, boolean, number, string, type Type } from "../types.ts";
import { texts } from "../values.ts";
import { type Block, expression, indented, pureExpression } from "./block.ts";

/** Writes the statements of a block inside another. */
export type Inside = (block: Block) => readonly string[];

type Nesting = (block: Block, inside: Inside) => string | undefined;

/** A block in braces. */
function braces(block: Block, inside: Inside): string {
  return `{\n${indented(inside({ ...block, depth: block.depth - 1 }))}\n}`;
}

export const ifElse: Nesting = (block, inside) => {
  const test = expression(block, boolean);
  const others = block.dice.percent(50) ? ` else ${braces(block, inside)}` : "";
  return `if (${test}) ${braces(block, inside)}${others}`;
};

export const switchOver: Nesting = (block, inside) => {
  const { dice } = block;
  const isText = dice.percent(50);
  const subject = expression(block, isText ? string : number);
  const labels = isText
    ? texts.slice(0, 5).map((each) => JSON.stringify(each))
    : ["0", "1", "2", "-1", "10"];
  const count = 1 + dice.below(3);
  const start = dice.below(3);
  const cases = labels.slice(start, start + count).map((label) => {
    const body = dice.percent(15) ? "" : ` ${braces({ ...block, inLoop: false }, inside)}`;
    const end = body === "" || dice.percent(15) ? "" : "\n    break;";
    return `  case ${label}:${body}${end}`;
  });
  if (dice.percent(60)) cases.push(`  default: ${braces({ ...block, inLoop: false }, inside)}`);
  return `switch (${subject} as ${isText ? "string" : "number"}) {\n${cases.join("\n")}\n}`;
};

export const forOf: Nesting = (block, inside) => {
  const { dice } = block;
  const of: Type = dice.pick([number, string]);
  const list = pureExpression(block, arrayOf(of));
  const name = block.freshName();
  const body = (names: readonly (readonly [string, Type])[]): string => {
    const scope = names.reduce((all, [key, type]) => withConstant(all, key, type), block.scope);
    return braces({ ...block, scope, inLoop: true }, inside);
  };
  if (dice.percent(20)) {
    const at = block.freshName();
    return `for (const [${at}, ${name}] of ${list}.entries()) ${body([
      [at, number],
      [name, of],
    ])}`;
  }
  return `for (const ${name} of ${list}) ${body([[name, of]])}`;
};

export const forCounter: Nesting = (block, inside) => {
  const name = block.freshName();
  const end = block.dice.percent(60)
    ? String(block.dice.below(4))
    : `Math.min(${pureExpression(block, number, 1)}, 3)`;
  const scope = withConstant(block.scope, name, number);
  return `for (let ${name} = 0; ${name} < ${end}; ${name}++) ${braces({ ...block, scope, inLoop: true }, inside)}`;
};

export const whileCounter: Nesting = (block, inside) => {
  const name = block.freshName();
  const scope = withConstant(block.scope, name, number);
  const end = 1 + block.dice.below(3);
  const more = block.dice.percent(40) ? ` && ${pureExpression({ ...block, scope }, boolean)}` : "";
  const lines = inside({ ...block, scope, depth: block.depth - 1, inLoop: true });
  const body = indented([`${name}++;`, ...lines]);
  return block.dice.percent(60)
    ? `let ${name} = 0;\nwhile (${name} < ${end}${more}) {\n${body}\n}`
    : `let ${name} = 0;\ndo {\n${body}\n} while (${name} < ${end}${more});`;
};

export const leave: Nesting = (block) => {
  const { dice, inLoop, returns } = block;
  const ways = [
    ...(inLoop ? ["break;", "continue;"] : []),
    ...(returns === "anything" ? [`return ${returned(block)};`] : []),
    ...(typeof returns === "object" ? [`return ${pureExpression(block, returns)};`] : []),
    ...(returns === "anything" && block.awaits === "any" ? [thrown(block)] : []),
  ];
  if (ways.length === 0) return undefined;
  const jump = dice.pick(ways);
  return `if (${pureExpression(block, boolean)}) ${jump.startsWith("throw") || dice.percent(50) ? `{ ${jump} }` : jump}`;
};

function returned(block: Block): string {
  const type = block.dice.pick([number, string, boolean, arrayOf(number)]);
  return block.dice.percent(30) ? `{ early: ${expression(block, type)} }` : expression(block, type);
}

function thrown(block: Block): string {
  const error = block.dice.pick(["Error", "NoText", "RangeError"]);
  return `throw new ${error}(${pureExpression(block, string, 1)});`;
}
