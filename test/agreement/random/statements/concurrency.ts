import { frozen, withConstant, withVariable } from "../scope.ts";
import { arrayOf, number, string, type Type } from "../types.ts";
import { type Block, indented, pureExpression, type Writer } from "./block.ts";
import type { Inside } from "./control.ts";
import { someStep } from "./declarations.ts";

function declare(block: Block, name: string, type: Type): void {
  block.scope = withVariable(block.scope, { name, type, isAssignable: false, isOwned: false });
}

/** Branches run at the same time: which of two fails first is left to chance, so none may. */
const safely = (block: Block): Block => ({
  ...block,
  awaits: "safe",
  isBranch: true,
  ...(block.inTry && { isAborted: true }),
  scope: frozen(block.scope),
});

export const allOfTuple: Writer = (block) => {
  if (block.awaits === "none") return undefined;
  const branches = Array.from({ length: 1 + block.dice.below(3) }, () => someStep(safely(block)));
  const names = branches.map(() => block.freshName());
  for (const [at, { result }] of branches.entries()) declare(block, names[at] ?? "", result);
  return `const [${names.join(", ")}] = await Promise.all([${branches.map(({ text }) => text).join(", ")}]);`;
};

/** Two steps that are started before the first is awaited. */
export const kept: Writer = (block) => {
  if (block.awaits === "none" || block.inTry) return undefined;
  const [one, other] = [someStep(safely(block)), someStep(safely(block))];
  const started = [block.freshName(), block.freshName()];
  const [a, b] = [block.freshName(), block.freshName()];
  declare(block, a, one.result);
  declare(block, b, other.result);
  return [
    `const ${started[0]} = ${one.text};`,
    `const ${started[1]} = ${other.text};`,
    `const ${a} = await ${started[0]};`,
    `const ${b} = await ${started[1]};`,
  ].join("\n");
};

/** One iteration an item, its body a flow of its own. */
export function mapped(block: Block, inside: Inside): string | undefined {
  if (block.awaits === "none") return undefined;
  const { dice } = block;
  const of: Type = dice.pick([number, string]);
  const list = pureExpression(block, arrayOf(of));
  const [item, name] = [block.freshName(), block.freshName()];
  const inner = safely({ ...block, scope: withConstant(block.scope, item, of) });
  const body: Block = {
    ...inner,
    depth: block.depth - 1,
    inLoop: false,
    labels: [],
    returns: number,
  };
  const lines = dice.percent(40) ? [] : inside(body);
  const last = pureExpression(lines.length === 0 ? inner : body, number);
  const step = dice.percent(50) ? `await double({ n: ${last} })` : last;
  const text = `async (${item}) => {\n${indented([...lines, `return ${step};`])}\n}`;
  declare(block, name, arrayOf(number));
  return dice.percent(50)
    ? `const ${name} = await Promise.all(${list}.map(${text}));`
    : `const ${name} = await map(${list}, ${text}${dice.percent(50) ? `, { concurrency: ${1 + dice.below(3)} }` : ""});`;
}

/** Branches with bodies of their own. */
export function allOfBodies(block: Block, inside: Inside): string | undefined {
  if (block.awaits === "none") return undefined;
  const branches = Array.from({ length: 2 }, (): string => {
    const body: Block = {
      ...safely(block),
      depth: block.depth - 1,
      inLoop: false,
      labels: [],
      returns: number,
    };
    const lines = inside(body);
    return `(async () => {\n${indented([...lines, `return await double({ n: ${pureExpression(body, number)} });`])}\n})()`;
  });
  const names = branches.map(() => block.freshName());
  for (const name of names) declare(block, name, number);
  return `const [${names.join(", ")}] = await Promise.all([${branches.join(", ")}]);`;
}
