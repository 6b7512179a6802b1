import { describe, expect, it } from "vitest";
import { compileAll } from "./evaluate.ts";

const many = Array.from({ length: 200 }, (_, at) => at);

/** Chains and ladders of two hundred, where AWS goes about a hundred levels deep. */
const long = [
  ["a sum", many.map((at) => `n * ${at}`).join(" + ")],
  ["a text", `'' + ${many.map((at) => `n + '${at}'`).join(" + ")}`],
  ["a template", `\`${many.map((at) => `${at}\${n}`).join("")}\``],
  ["`&&`", many.map((at) => `n !== ${at + 1}`).join(" && ")],
  ["`||`", many.map((at) => `n === ${at + 150}`).join(" || ")],
  ["a ladder of choices", `${many.map((at) => `n === ${at} ? 'is ${at}'`).join(" : ")} : 'none'`],
  [
    "a ladder without an end",
    `({ v: ${many.map((at) => `n === ${at} ? ${at}`).join(" : ")} : undefined })`,
  ],
] as const;

describe("a long expression", () => {
  const compiled = compileAll(
    long.map(([, expression]) => ({ parameters: "n: number", expression })),
  );
  it.each(long.map(([what], at) => [what, at] as const))("means the same: %s", async (_, at) => {
    const subject = compiled[at];
    if (subject === undefined) throw new Error("not compiled");
    expect(subject.refusals).toEqual([]);
    for (const n of [0, 0.1, 1, 151, 199, 1000])
      expect(await subject.evaluate([n])).toEqual(subject.native([n]));
  });
});
