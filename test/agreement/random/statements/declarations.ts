import { withHelper, withVariable } from "../scope.ts";
import {
  absent,
  arrayOf,
  boolean,
  nothing,
  number,
  objectOf,
  print,
  randomElement,
  randomType,
  string,
  type Type,
  unionOf,
} from "../types.ts";
import { annotation, type Block, expression, pureExpression, type Writer } from "./block.ts";

const row = objectOf({ id: number, name: string, "n?": number });

function declare(block: Block, name: string, type: Type, isLet: boolean, isOwned: boolean): void {
  block.scope = withVariable(block.scope, { name, type, isAssignable: isLet, isOwned });
}

export const constant: Writer = (block) => {
  const type = block.dice.percent(50) ? randomElement(block.dice) : randomType(block.dice);
  const value = expression(block, type, 3);
  const name = block.freshName();
  declare(block, name, type, false, false);
  return `const ${name}${annotation(type)} = ${value};`;
};

export const variable: Writer = (block) => {
  const type = block.dice.pick([
    number,
    string,
    number,
    { kind: "boolean" } as const,
    randomType(block.dice),
  ]);
  const value = expression(block, type);
  const name = block.freshName();
  declare(block, name, type, true, false);
  return `let ${name}${annotation(type)} = ${value};`;
};

/** A list or an object of its own, to be changed later. */
export const owned: Writer = (block) => {
  const { dice } = block;
  const type = dice.pick([
    arrayOf(number),
    arrayOf(string),
    arrayOf(row),
    objectOf({ count: number, tags: arrayOf(string), "last?": number }),
    { kind: "record", of: number } as const,
  ]);
  const name = block.freshName();
  const empty =
    type.kind === "object" ? "{ count: 0, tags: [] }" : type.kind === "array" ? "[]" : "{}";
  declare(block, name, type, false, true);
  return `const ${name}${annotation(type)} = ${empty};`;
};

export const destructured: Writer = (block) => {
  const { dice } = block;
  const [a, b, c] = [block.freshName(), block.freshName(), block.freshName()];
  if (dice.percent(50)) {
    const list = pureExpression(block, arrayOf(number));
    const text = `const [${a} = ${dice.below(9)}, ${b} = ${a} + 1, ...${c}] = ${list};`;
    declare(block, a, number, false, false);
    declare(block, b, number, false, false);
    declare(block, c, arrayOf(number), false, false);
    return text;
  }
  const object = pureExpression(block, row);
  const text = `const { id: ${a}, n: ${b} = ${dice.below(9)}, ...${c} }: ${print(row)} = ${object};`;
  declare(block, a, number, false, false);
  declare(block, b, number, false, false);
  declare(block, c, objectOf({ name: string }), false, false);
  return text;
};

/** A pure function of the flow's own, which may use what is around it. */
export const closure: Writer = (block) => {
  const { dice } = block;
  const parameter = dice.pick([number, string, row]);
  const result = dice.pick([number, string, { kind: "boolean" } as const, arrayOf(number)]);
  const [name, x] = [block.freshName(), block.freshName()];
  const constants = block.scope.variables.filter(
    ({ isAssignable, isOwned }) => !isAssignable && !isOwned,
  );
  const inner = {
    ...block,
    scope: withVariable(
      { ...block.scope, variables: constants },
      { name: x, type: parameter, isAssignable: false, isOwned: false },
    ),
  };
  const body = pureExpression(inner, result);
  block.scope = withHelper(block.scope, { name, parameters: [parameter], defaults: 0, result });
  const value = body.startsWith("{") ? `(${body})` : body;
  return dice.percent(50)
    ? `const ${name} = (${x}: ${print(parameter)}): ${print(result)} => ${value};`
    : `function ${name}(${x}: ${print(parameter)}): ${print(result)} { return ${value}; }`;
};

interface Step {
  readonly result: Type;
  readonly mayFail: boolean;
  call(block: Block): string;
}

const steps: readonly Step[] = [
  {
    result: number,
    mayFail: false,
    call: (block) => `double({ n: ${pureExpression(block, number)} })`,
  },
  {
    result: number,
    mayFail: false,
    call: (block) =>
      `add({ n: ${pureExpression(block, number)}, more: ${pureExpression(block, number, 1)} })`,
  },
  {
    result: string,
    mayFail: false,
    call: (block) => `shout({ text: ${pureExpression(block, string)} })`,
  },
  {
    result: number,
    mayFail: true,
    call: (block) => `fragile({ n: ${pureExpression(block, number)} })`,
  },
  {
    result: number,
    mayFail: true,
    call: (block) => `picky({ text: ${pureExpression(block, string)} })`,
  },
  {
    result: unionOf(number, absent),
    mayFail: false,
    call: (block) => `half({ n: ${pureExpression(block, number)} })`,
  },
  {
    result: boolean,
    mayFail: false,
    call: (block) => `isHolding({ n: ${pureExpression(block, number, 1)} })`,
  },
  {
    result: string,
    mayFail: false,
    call: (block) => `guarded({ text: ${pureExpression(block, string, 1)} })`,
  },
  {
    result: unionOf(row, nothing),
    mayFail: false,
    call: (block) => `found({ text: ${pureExpression(block, string)} })`,
  },
  {
    result: arrayOf(string),
    mayFail: false,
    call: (block) =>
      `listed({ n: ${pureExpression(block, number)}, text: ${pureExpression(block, string)} })`,
  },
];

/** A call of a step, not awaited. */
export function someStep(block: Block): { readonly text: string; readonly result: Type } {
  if (block.dice.percent(4)) return someContainer(block);
  const fitting = steps.filter(({ mayFail }) => !mayFail || block.awaits === "any");
  const step = block.dice.pick(fitting);
  return { text: step.call(block), result: step.result };
}

const ended = objectOf({ exitCode: number, outcome: string });

/** Natively a process each: seldom. */
function someContainer(block: Block): { readonly text: string; readonly result: Type } {
  const text =
    block.awaits === "any" && block.dice.percent(50)
      ? `tool({ n: ${pureExpression(block, number)}, words: ${pureExpression(block, arrayOf(string))} })`
      : `check({ text: ${pureExpression(block, string)} })`;
  return { text, result: ended };
}

export const stepResult: Writer = (block) => {
  if (block.awaits === "none") return undefined;
  const { text, result } = someStep(block);
  const name = block.freshName();
  declare(block, name, result, false, false);
  return `const ${name} = await ${text};`;
};

export const subFlow: Writer = (block) => {
  if (block.awaits === "none" || block.dice.percent(70)) return undefined;
  const called = block.dice.pick(["child", "child", "solo"]);
  const text = `${called}({ n: ${pureExpression(block, number)}, text: ${block.dice.percent(20) ? '"hold"' : pureExpression(block, string)} })`;
  const name = block.freshName();
  declare(block, name, objectOf({ n: number, text: string }), false, false);
  return `const ${name}: { n: number; text: string } = await ${text};`;
};
