const forPeople = "format it in a task: what is right depends on the language of who reads it";
const byCode = "use `at`, `slice` or a comparison of the characters themselves";

/** What to write instead of a method that is often reached for; the others belong in a task. */
export const instead: ReadonlyMap<string, string> = new Map([
  ["localeCompare", "compare with `<` and `>`, which order by character code, or sort in a task"],
  ["toLocaleString", forPeople],
  ["toLocaleDateString", forPeople],
  ["toLocaleTimeString", forPeople],
  ["toLocaleUpperCase", "use `toUpperCase`"],
  ["toLocaleLowerCase", "use `toLowerCase`"],
  ["forEach", "write `for (const item of items) { … }`"],
  ["charCodeAt", byCode],
  ["codePointAt", byCode],
  ["copyWithin", "use `slice` and spread: `[...xs.slice(1), ...xs.slice(0, 1)]`"],
  ["toPrecision", "use `toFixed`, or `Math.round` of a multiple"],
  ["toExponential", "use `toFixed`, or format it in a task"],
  ["substr", "use `slice` or `substring`"],
]);
