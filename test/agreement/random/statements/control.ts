import { whileReading, withConstant } from "../scope.ts";
import { arrayOf, boolean, number, objectOf, recordOf, string, type Type } from "../types.ts";
import { texts } from "../values.ts";
import { type Block, expression, indented, pureExpression } from "./block.ts";

/** Writes the statements of a block inside another. */
export type Inside = (block: Block) => readonly string[];

const row = objectOf({ id: number, name: string, "n?": number });

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
    const body = dice.percent(15) ? "" : ` ${braces({ ...block, inSwitch: true }, inside)}`;
    const end = body === "" || dice.percent(30) ? "" : "\n    break;";
    return `  case ${label}:${body}${end}`;
  });
  if (dice.percent(60)) {
    const last = `  default: ${braces({ ...block, inSwitch: true }, inside)}`;
    cases.splice(dice.percent(70) ? cases.length : dice.below(cases.length), 0, last);
  }
  return `switch (${subject} as ${isText ? "string" : "number"}) {\n${cases.join("\n")}\n}`;
};

export const forOf: Nesting = (block, inside) => {
  const { dice } = block;
  const of: Type = dice.pick([number, string]);
  const list = pureExpression(block, arrayOf(of));
  const name = block.freshName();
  const body = (names: readonly (readonly [string, Type])[]): string => {
    const outer = whileReading(block.scope, list);
    const scope = names.reduce((all, [key, type]) => withConstant(all, key, type), outer);
    return braces({ ...block, scope, inLoop: true, inSwitch: false }, inside);
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
  return `for (let ${name} = 0; ${name} < ${end}; ${name}++) ${braces({ ...block, scope, inLoop: true, inSwitch: false }, inside)}`;
};

export const whileCounter: Nesting = (block, inside) => {
  const name = block.freshName();
  const scope = withConstant(block.scope, name, number);
  const end = 1 + block.dice.below(3);
  const more = block.dice.percent(40) ? ` && ${pureExpression({ ...block, scope }, boolean)}` : "";
  const lines = inside({ ...block, scope, depth: block.depth - 1, inLoop: true, inSwitch: false });
  const body = indented([`${name}++;`, ...lines]);
  return block.dice.percent(60)
    ? `let ${name} = 0;\nwhile (${name} < ${end}${more}) {\n${body}\n}`
    : `let ${name} = 0;\ndo {\n${body}\n} while (${name} < ${end}${more});`;
};

/** Steps other than one, up and down, with two counters at times. */
export const forStep: Nesting = (block, inside) => {
  const { dice } = block;
  const [i, j] = [block.freshName(), block.freshName()];
  const head = dice.pick([
    `let ${i} = 6; ${i} >= 0; ${i} -= 2`,
    `let ${i} = 0; ${i} <= 1; ${i} += 0.5`,
    `let ${i} = 1; ${i} < 20; ${i} *= 3`,
    `let ${i} = 3; ${i}; ${i}--`,
    `let ${i} = 0, ${j} = 2; ${i} < ${j}; ${i}++, ${j}--`,
    `let ${i} = -1, ${j} = 0; ${i} + ${j} < 3; ${j}++`,
  ]);
  const own = head.includes(`${j} =`) ? [i, j] : [i];
  const scope = own.reduce((all, name) => withConstant(all, name, number), block.scope);
  return `for (${head}) ${braces({ ...block, scope, inLoop: true, inSwitch: false }, inside)}`;
};

export const forIn: Nesting = (block, inside) => {
  const object = pureExpression(block, block.dice.percent(70) ? recordOf(number) : row);
  const name = block.freshName();
  const scope = withConstant(whileReading(block.scope, object), name, string);
  return `for (const ${name} in ${object}) ${braces({ ...block, scope, inLoop: true, inSwitch: false }, inside)}`;
};

/** Over pairs and rows, taken apart. */
export const forOfParts: Nesting = (block, inside) => {
  const { dice } = block;
  const [a, b] = [block.freshName(), block.freshName()];
  const isRow = dice.percent(50);
  const head = isRow
    ? `{ id: ${a}, n: ${b} = ${dice.below(5)} } of ${pureExpression(block, arrayOf(row))}`
    : `[${a}, ${b}] of Object.entries(${pureExpression(block, recordOf(number))})`;
  const outer = whileReading(block.scope, head);
  const scope = withConstant(withConstant(outer, a, isRow ? number : string), b, number);
  return `for (const ${head}) ${braces({ ...block, scope, inLoop: true, inSwitch: false }, inside)}`;
};

/** A loop that those inside it may leave. */
export const labeled: Nesting = (block, inside) => {
  // A helper function is one expression: it has no place to go on at.
  if (block.awaits === "none") return undefined;
  const label = block.freshName();
  const loops = [forOf, forCounter, forStep, forIn, forOfParts];
  const inner = { ...block, labels: [...(block.labels ?? []), label] };
  return `${label}: ${block.dice.pick(loops)(inner, inside)}`;
};

/** The first of several tests that is true. */
export const switchTrue: Nesting = (block, inside) => {
  const cases = Array.from({ length: 1 + block.dice.below(2) }, () => {
    const body = braces({ ...block, inSwitch: true }, inside);
    return `  case ${pureExpression(block, boolean)}:\n${body}${block.dice.percent(70) ? "\n    break;" : ""}`;
  });
  return `switch (true as boolean) {\n${cases.join("\n")}\n}`;
};

export const leave: Nesting = (block) => {
  const { dice, inLoop, inSwitch, labels = [], returns } = block;
  const ways = [
    ...(inLoop || inSwitch ? ["break;"] : []),
    ...(inLoop ? ["continue;"] : []),
    ...labels.flatMap((label) => [`break ${label};`, `continue ${label};`]),
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
