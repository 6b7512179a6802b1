import { withConstant } from "../scope.ts";
import { string } from "../types.ts";
import { type Block, indented } from "./block.ts";
import type { Inside } from "./control.ts";
import { someStep } from "./declarations.ts";

/** `try` with `catch`, `finally` or both. */
export function tryCatch(block: Block, inside: Inside): string | undefined {
  if (block.awaits === "none") return undefined;
  const { dice } = block;
  const inner: Block = { ...block, depth: block.depth - 1, inTry: true };
  const first = `await ${someStep(block).text};`;
  const body = indented([first, ...inside({ ...inner, awaits: "any" })]);
  const way = dice.below(3);
  const caught = way === 0 ? "" : ` catch${handler(inner, inside)}`;
  const last =
    way === 1
      ? ""
      : ` finally {\n${indented(inside({ ...inner, returns: "nothing", inLoop: false, labels: [], awaits: "safe" }))}\n}`;
  if (caught === "" && block.awaits !== "any") return undefined;
  return `try {\n${body}\n}${caught}${last}`;
}

function handler(block: Block, inside: Inside): string {
  if (block.dice.percent(40)) return ` {\n${indented(inside(block))}\n}`;
  const [error, name, message] = [block.freshName(), block.freshName(), block.freshName()];
  const scope = withConstant(withConstant(block.scope, name, string), message, string);
  const lines = [
    `const ${name} = ${error} instanceof Error ? ${error}.name : "none";`,
    `const ${message} = ${error} instanceof Error ? ${error}.message : "none";`,
    ...inside({ ...block, scope }),
    ...(block.awaits === "any" && block.dice.percent(20) ? [`throw ${error};`] : []),
  ];
  return ` (${error}) {\n${indented(lines)}\n}`;
}
