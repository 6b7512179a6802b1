// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the snippets are source text
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileAll } from "./evaluate.ts";

const texts = [
  "`${n * 1.5}`",
  "`${n / 7}`",
  "String(n)",
  "n.toFixed(2)",
  "Math.round(n)",
  "n % 3.5",
];
const compiled = compileAll(texts.map((expression) => ({ parameters: "n: number", expression })));

/** Where JavaScript writes no exponent, and both evaluators agree. */
const plain = fc
  .double({ min: -6e15, max: 6e15, noNaN: true, noDefaultInfinity: true })
  .filter((n) => n === 0 || Math.abs(n) > 1e-5);
const short = fc
  .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(1, 10, 1000, 1e5))
  .map(([n, d]) => n / d);

describe("numbers", () => {
  texts.forEach((text, at) => {
    it(`means the same for any number: ${text}`, async () => {
      const subject = compiled[at];
      if (subject === undefined) throw new Error("not compiled");
      expect(subject.refusals).toEqual([]);
      const numbers = text === "String(n)" ? short : fc.oneof(plain, short, fc.integer());
      await fc.assert(
        fc.asyncProperty(numbers, async (n) => {
          expect(await subject.evaluate([n])).toEqual(asJson(subject.native([n])));
        }),
        { numRuns: 300, seed: 7 },
      );
    });
  });
});

/** -0 is 0 in JSON. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
