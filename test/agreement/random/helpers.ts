import type { Dice } from "./dice.ts";
import { emptyScope, type Helper, type Scope, withConstant, withHelper } from "./scope.ts";
import { pureExpression } from "./statements/block.ts";
import { type Block, randomStatements } from "./statements/index.ts";
import { arrayOf, number, objectOf, print, string, type Type } from "./types.ts";

const row = objectOf({ id: number, name: string, "n?": number });

/** Pure functions of the module, each with statements of its own. */
export function randomHelpers(
  dice: Dice,
  freshName: () => string,
): { readonly text: string; readonly scope: Scope } {
  let scope = emptyScope;
  const texts = Array.from({ length: dice.below(3) }, () => {
    const { text, helper } = randomHelper(dice, scope, freshName);
    scope = withHelper(scope, helper);
    return text;
  });
  return { text: texts.join("\n"), scope };
}

function randomHelper(
  dice: Dice,
  scope: Scope,
  freshName: () => string,
): { text: string; helper: Helper } {
  const name = freshName();
  const parameters: Type[] = [dice.pick([number, string, row, arrayOf(number), arrayOf(string)])];
  if (dice.percent(40)) parameters.push(number);
  const hasDefault = parameters.length === 2 && dice.percent(50);
  const names = parameters.map(() => freshName());
  const inner = names.reduce(
    (all, each, at) => withConstant(all, each, parameters[at] ?? number),
    scope,
  );
  const result = dice.pick([number, string, { kind: "boolean" } as const, arrayOf(number), row]);
  const block: Block = {
    dice,
    scope: inner,
    depth: 2,
    awaits: "none",
    inLoop: false,
    returns: result,
    freshName,
  };
  const lines = randomStatements(block, 4);
  const last = pureExpression(block, result);
  const written = names.map((each, at) => {
    const isDefault = hasDefault && at === 1;
    return isDefault ? `${each} = ${dice.below(9)}` : `${each}: ${print(parameters[at] ?? number)}`;
  });
  const text = `function ${name}(${written.join(", ")}): ${print(result)} {\n${lines.join("\n")}\nreturn ${last};\n}`;
  return { text, helper: { name, parameters, defaults: hasDefault ? 1 : 0, result } };
}
