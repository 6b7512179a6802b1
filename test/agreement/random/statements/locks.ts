import type { Dice } from "../dice.ts";
import { withVariable } from "../scope.ts";
import { boolean, number, string } from "../types.ts";
import { type Block, indented, pureExpression } from "./block.ts";
import type { Inside } from "./control.ts";

/** All programs name the same, each with one limit, and ask for them in this order. */
const LIMITS = { l0: 1, l1: 2, l2: 300 } as const;

const RATES = ['"r0", { limit: 10, per: "1s" }', '"r1", { limit: 100, per: "1m", burst: 5 }'];

/** `withLock` around statements: its result is taken, given on, or left. */
export function locked(block: Block, inside: Inside): string | undefined {
  const { dice, awaits, isAborted, rank = 0 } = block;
  const names = Object.keys(LIMITS).slice(rank);
  if (awaits === "none" || isAborted || names.length === 0) return undefined;
  const name = dice.pick(names) as keyof typeof LIMITS;
  const inner = { ...block, rank: Object.keys(LIMITS).indexOf(name) + 1 };
  const given = optionsOf(name, block);
  return around(inner, block, inside, `withLock("${name}", ${given}`);
}

/** `withRate` around statements. */
export function rated(block: Block, inside: Inside): string | undefined {
  const { dice, awaits } = block;
  if (awaits === "none") return undefined;
  return around(block, block, inside, `withRate(${someRate(dice, block)}, `);
}

function someRate(dice: Dice, block: Block): string {
  const text = dice.pick(RATES);
  return dice.percent(70) ? text : text.replace(" }", `, key: ${key(block)} }`);
}

function around(block: Block, outer: Block, inside: Inside, head: string): string {
  const { dice } = outer;
  const way = dice.below(outer.returns === "anything" && outer.awaits === "any" ? 4 : 3);
  const isTyped = way === 1;
  const body: Block = {
    ...block,
    depth: block.depth - 1,
    inLoop: false,
    inSwitch: false,
    labels: [],
    returns: isTyped ? number : "anything",
  };
  const lines = inside(body);
  const last = isTyped ? [`return ${pureExpression(body, number)};`] : [];
  const text = `await ${head}async () => {\n${indented([...lines, ...last])}\n})`;
  if (isTyped) {
    const name = outer.freshName();
    const declared = { name, type: number, isAssignable: false, isOwned: false };
    outer.scope = withVariable(outer.scope, declared);
    return `const ${name}: number = ${text};`;
  }
  return way === 3 ? `if (${pureExpression(outer, boolean)}) return ${text};` : `${text};`;
}

/** Nobody else is there, except in branches, which wait for each other. */
function optionsOf(name: keyof typeof LIMITS, block: Block): string {
  const { dice, isBranch } = block;
  const limit = LIMITS[name];
  const options = [
    ...(limit > 1 || dice.percent(20) ? [`limit: ${limit}`] : []),
    ...(dice.percent(40) ? [`key: ${key(block)}`] : []),
    ...(dice.percent(10) ? ["priority: 5"] : []),
    ...(!isBranch && dice.percent(20) ? ['whenBusy: "fail"'] : []),
    ...(!isBranch && dice.percent(10) ? ['timeout: "1h"'] : []),
  ];
  return options.length === 0 ? "" : `{ ${options.join(", ")} }, `;
}

function key(block: Block): string {
  return pureExpression(block, block.dice.pick([number, string, boolean]));
}
