/** A short slice of `npm run agreement:time`: always the same times. */
import { describe, expect, it } from "vitest";
import { timeDisagreements } from "./time-disagreements.ts";

const seed = 20_261_122;

describe(`a time in a zone (seed ${seed})`, () => {
  it("means the same to luxon, natively and compiled", async () => {
    const zones = ["Asia/Tokyo", "America/New_York"];
    const { asked, found } = await timeDisagreements(zones, {
      count: 6,
      seed,
      changes: 6,
      shared: true,
    });

    expect(found).toEqual([]);
    expect(asked).toBeGreaterThan(20);
  });
});
