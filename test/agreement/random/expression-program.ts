import { createDice } from "./dice.ts";
import { randomExpression } from "./expressions/index.ts";
import { parameterText, randomInput, randomParams } from "./params.ts";
import { imports, type Program } from "./program.ts";
import { emptyScope, withConstant } from "./scope.ts";
import { randomType } from "./types.ts";

const expressionsEach = 8;
const inputsEach = 4;

/** A flow that returns what random expressions over its params give, one in a line. */
export function expressionProgram(name: string, seed: number): Program {
  const dice = createDice(seed);
  const params = randomParams(dice);
  let scope = emptyScope;
  for (const [key, type] of params) scope = withConstant(scope, key, type);
  let names = 0;
  const freshName = (): string => `v${++names}`;
  const lines = Array.from({ length: expressionsEach }, () => {
    const type = randomType(dice);
    const depth = dice.pick([1, 2, 2, 3, 3, 4]);
    return `    { v: ${randomExpression(type, { dice, scope, depth, freshName })} },`;
  });
  return {
    name,
    source: sourceOf(name, parameterText(params), lines),
    inputs: Array.from({ length: inputsEach }, () => randomInput(params, dice)),
    expressions: expressionsEach,
  };
}

function sourceOf(name: string, parameter: string, lines: readonly string[]): string {
  return `${imports}
export default flow("${name}", async (${parameter}) => {
  return [
${lines.join("\n")}
  ];
});
`;
}
