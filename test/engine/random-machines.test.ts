import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateDefinition } from "../../lib/asl/index.ts";
import { checkExpression } from "../../lib/engine/index.ts";
import { definitions } from "./random/definitions.ts";
import { flawsOf } from "./random/flaws.ts";
import { goOn, type Journey, travel, worlds } from "./random/journey.ts";

/** As many as fit into this time, each with a seed of its own that a failure tells. */
const bounded = { numRuns: 400, interruptAfterTimeLimit: 8000, markInterruptAsFailure: false };

const inputs = fc
  .oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom({ a: 2, b: [1, 2, 3] }, { a: [1, 2] }, 3))
  .map((value) => JSON.stringify(value));

const machines = definitions.map((definition) => JSON.stringify(definition));

const eventsOf = ({ advances }: Journey) => advances.flatMap(({ events }) => events);

/** What JavaScript says when the interpreter itself is wrong. */
const ourFault =
  /Cannot (read|set|convert|destructure)|is not (a function|iterable|defined|a constructor)|Maximum call stack|circular/;

/** Random successors leave states out, make loops without an end, and shadow variables: no matter for the interpreter. */
const byChance = /is not reachable|has no terminal state|assigned in an outer scope/;

describe("any machine in any world", () => {
  it("is one that AWS would take, but for what random successors do", () => {
    fc.assert(
      fc.property(machines, (text) => {
        const mistakes = validateDefinition(text, { type: "STANDARD", checkExpression });
        expect(mistakes.filter(({ message }) => !byChance.test(message))).toEqual([]);
      }),
      { ...bounded, interruptAfterTimeLimit: 3000 },
    );
  });

  it("runs to an outcome of its own, with a well-formed history", async () => {
    await fc.assert(
      fc.asyncProperty(machines, inputs, worlds, async (text, input, world) => {
        const journey = await travel(text, input, world);
        const { status, cause = "" } = journey.run;
        expect(flawsOf(eventsOf(journey))).toEqual([]);
        expect(status).not.toBe("RUNNING");
        expect(cause).not.toMatch(ourFault);
      }),
      bounded,
    );
  }, 20_000);

  it("goes on from every prefix of its inputs to the same events and the same end", async () => {
    await fc.assert(
      fc.asyncProperty(machines, inputs, worlds, async (text, input, world) => {
        const whole = await travel(text, input, world);
        const journal = whole.inputs.map((one) => JSON.stringify(one));
        for (const upTo of journal.keys()) {
          const resumed = await goOn(text, input, world, journal.slice(0, upTo));
          expect(resumed.inputs).toEqual(whole.inputs);
          expect(resumed.advances).toEqual(whole.advances);
        }
      }),
      bounded,
    );
  }, 20_000);
});
