import { frozen, withConstant } from "../scope.ts";
import { arrayOf, number, string, type Type } from "../types.ts";
import { type Block, indented, pureExpression, type Writer } from "./block.ts";
import type { Inside } from "./control.ts";
import { someStep } from "./declarations.ts";

/** Steps that may fail beside each other: what became of each. */
export const settledTuple: Writer = (block) => {
  if (block.awaits === "none") return undefined;
  const inner: Block = { ...block, awaits: "any", scope: frozen(block.scope) };
  const steps = [someStep(inner), someStep(inner)];
  const names = steps.map(() => block.freshName());
  const said = names.map((name) => {
    const own = block.freshName();
    const text = `const ${own} = ${name}.status === "fulfilled" ? "fulfilled" : \`\${(${name}.reason as Error).name}: \${(${name}.reason as Error).message}\`;`;
    block.scope = withConstant(block.scope, own, string);
    return text;
  });
  const values = names.map((name, at) => {
    const own = block.freshName();
    block.scope = withConstant(block.scope, own, string);
    return `const ${own} = ${name}.status === "fulfilled" ? JSON.stringify(${name}.value ?? null) : "${at}";`;
  });
  const all = `const [${names.join(", ")}] = await Promise.allSettled([${steps.map(({ text }) => text).join(", ")}]);`;
  return [all, ...said, ...values].join("\n");
};

/** One iteration an item, of which some fail. */
export function settledItems(block: Block, inside: Inside): string | undefined {
  if (block.awaits === "none") return undefined;
  const { dice } = block;
  const of: Type = dice.pick([number, string]);
  const list = pureExpression(block, arrayOf(of));
  const [item, results, name] = [block.freshName(), block.freshName(), block.freshName()];
  const body: Block = {
    ...block,
    scope: withConstant(frozen(block.scope), item, of),
    depth: block.depth - 1,
    awaits: "any",
    inLoop: false,
    inSwitch: false,
    labels: [],
    returns: number,
  };
  const lines = dice.percent(40) ? [] : inside(body);
  const last = `await fragile({ n: ${pureExpression(body, number)} })`;
  const text = `async (${item}) => {\n${indented([...lines, `return ${last};`])}\n}`;
  const [type, use] = dice.pick<readonly [Type, string]>([
    [arrayOf(number), `${results}.map((each) => (each.status === "fulfilled" ? each.value : -1))`],
    [
      arrayOf(string),
      `${results}.map((each) => (each.status === "rejected" ? (each.reason as Error).message : ""))`,
    ],
    [number, `${results}.filter((each) => each.status === "rejected").length`],
    [
      arrayOf(number),
      `${results}.filter((each) => each.status === "fulfilled").map((each) => each.value)`,
    ],
  ]);
  block.scope = withConstant(block.scope, name, type);
  return `const ${results} = await Promise.allSettled(${list}.map(${text}));\nconst ${name} = ${use};`;
}
