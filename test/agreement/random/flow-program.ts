import { createDice, type Dice } from "./dice.ts";
import { randomHelpers } from "./helpers.ts";
import { type Params, parameterText, randomInput, randomParams } from "./params.ts";
import { imports, type Program } from "./program.ts";
import { withConstant } from "./scope.ts";
import { type Block, randomStatement } from "./statements/index.ts";

const inputsEach = 4;

/** A whole flow: helpers, statements of every kind, and in the end all that is in sight. */
export function flowProgram(name: string, seed: number): Program {
  const dice = createDice(seed);
  const params = randomParams(dice);
  let names = 0;
  const freshName = (): string => `v${++names}`;
  const helpers = dice.percent(50)
    ? randomHelpers(dice, freshName)
    : { text: "", scope: { variables: [], helpers: [] } };
  let { scope } = helpers;
  for (const [key, type] of params) scope = withConstant(scope, key, type);
  const block: Block = {
    dice,
    scope,
    depth: dice.pick([1, 2, 2, 3]),
    awaits: "any",
    inLoop: false,
    returns: "anything",
    freshName,
  };
  const lines = Array.from({ length: 2 + dice.below(6) }, () => randomStatement(block));
  const own = block.scope.variables
    .filter(({ name: each }) => !params.has(each))
    .map(({ name: each }) => each);
  return {
    name,
    source: `${imports}
${helpers.text}

export default flow("${name}", ${concurrency(dice, params)}async (${parameterText(params)}) => {
${lines.join("\n")}
return { ${own.join(", ")} };
});
`,
    inputs: Array.from({ length: inputsEach }, () => randomInput(params, dice)),
    expressions: 0,
  };
}

/** A lock of the flow's own, seldom. */
function concurrency(dice: Dice, params: Params): string {
  if (dice.percent(85)) return "";
  const whenBusy = dice.pick(["wait", "skip", "fail", "replace"]);
  const texts = [...params].filter(([, { kind }]) =>
    ["number", "string", "boolean"].includes(kind),
  );
  const [key] = dice.percent(50) ? texts : [];
  const own = key === undefined ? "" : `, key: ({ ${key[0]} }) => ${key[0]}`;
  return `{ concurrency: { limit: 3, whenBusy: "${whenBusy}"${own} } }, `;
}
