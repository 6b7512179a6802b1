import type { Variable } from "../scope.ts";
import { withVariable } from "../scope.ts";
import { arrayOf, number, objectOf, print, recordOf, string, type Type } from "../types.ts";
import { type Block, expression, pureExpression, type Writer } from "./block.ts";

const row = objectOf({ id: number, name: string, "n?": number });

function ownLists({ scope }: Block): readonly (Variable & { readonly of: Type })[] {
  return scope.variables.flatMap((each) =>
    each.isOwned && each.type.kind === "array" ? [{ ...each, of: each.type.of }] : [],
  );
}

/** A list changed in place, and at times what that gives. */
export const listChange: Writer = (block) => {
  const found = ownLists(block);
  if (found.length === 0) return undefined;
  const { dice } = block;
  const { name, of } = dice.pick(found);
  const item = (): string => expression(block, of, 1);
  return dice.pick([
    () => `${name}.pop();`,
    () => `${name}.shift();`,
    () => `${name}.unshift(${item()}, ${item()});`,
    () => `${name}.unshift(...${pureExpression(block, arrayOf(of))});`,
    () =>
      `${name}.splice(${dice.pick([0, 1, -1, 7, -7])}, ${dice.below(3)}${dice.percent(50) ? `, ${item()}` : ""});`,
    () => `${name}.splice(${dice.pick([1, -2])});`,
    () => `${name}.reverse();`,
    () => `${name}.sort(${comparator(of)});`,
    () => `${name}[${name}.length] = ${item()};`,
    () => `if (${name}.length > 0) ${name}[${dice.pick(["0", `${name}.length - 1`])}] = ${item()};`,
    () => `${name}.push(...${pureExpression(block, arrayOf(of))});`,
  ])();
};

function comparator(of: Type): string {
  if (of.kind === "number") return "(a, b) => (a % 2) - (b % 2)";
  return of.kind === "string" ? "" : "(a, b) => a.id - b.id";
}

/** What taking from a list gives. */
export const listTaken: Writer = (block) => {
  const found = ownLists(block);
  if (found.length === 0) return undefined;
  const { dice } = block;
  const { name, of } = dice.pick(found);
  const taken = block.freshName();
  const ways: readonly (readonly [string, Type])[] = [
    [`${name}.pop() ?? ${pureExpression(block, of)}`, of],
    [`${name}.shift() ?? ${pureExpression(block, of)}`, of],
    [`${name}.push(${pureExpression(block, of)})`, number],
    [`${name}.unshift(${pureExpression(block, of)})`, number],
    [`${name}.splice(${dice.pick([0, 1, -1])}, ${dice.below(3)})`, arrayOf(of)],
    [`[...${name}.splice(1, 1), ...${name}]`, arrayOf(of)],
    [
      `[${name}.length, ${name}.push(${pureExpression(block, of)}), ${name}.length]`,
      arrayOf(number),
    ],
  ];
  const [value, type] = dice.pick(ways);
  block.scope = withVariable(block.scope, {
    name: taken,
    type,
    isAssignable: false,
    isOwned: false,
  });
  return `const ${taken}: ${print(type)} = ${value};`;
};

/** Deeper places than a member. */
export const ownedDeep: Writer = (block) => {
  const { dice } = block;
  const name = block.freshName();
  const [type, value] = dice.pick<readonly [Type, string]>([
    [recordOf(arrayOf(number)), "{}"],
    [
      objectOf({ inner: objectOf({ n: number }), list: arrayOf(row) }),
      "{ inner: { n: 0 }, list: [] }",
    ],
  ]);
  block.scope = withVariable(block.scope, { name, type, isAssignable: false, isOwned: false });
  const key = pureExpression(block, string, 1);
  const changes =
    type.kind === "record"
      ? [
          `(${name}[${key}] ??= []).push(${pureExpression(block, number)});`,
          `${name}[${key}] = [...(${name}[${key}] ?? []), ${pureExpression(block, number)}];`,
          `${name}.constructor = [1];`.replace("constructor", dice.pick(["a", "zz", "$x"])),
        ]
      : [
          `${name}.inner.n += ${pureExpression(block, number)};`,
          `${name}.inner = { n: ${pureExpression(block, number)} };`,
          `${name}.list.push(${pureExpression(block, row)});`,
          `${name}.list = ${name}.list.map((each) => ({ ...each, id: each.id + 1 }));`,
          `if (${name}.list[0]) ${name}.list[0].id++;`,
        ];
  const lines = Array.from({ length: 1 + dice.below(3) }, () => dice.pick(changes));
  return [`const ${name}: ${print(type)} = ${value};`, ...lines].join("\n");
};
