import { describe, expect, it } from "vitest";
import { taskHandler } from "../../lambda/task/index.ts";
import { objectsInMemory } from "../agreement/objects-in-memory.ts";

const large = "x".repeat(201 * 1024);
const small = "x".repeat(199 * 1024);

/** Lambda's context of a call whose result is used so. */
const called = (use: object) => ({
  clientContext: {
    custom: {
      run: "arn:aws:states:us-east-1:123456789012:execution:f:run-1",
      flow: "f",
      step: "load%20(2)",
      ...use,
    },
  },
});

function handlerOf(body: (input: never) => unknown) {
  return taskHandler({ body }, { task: "load" }, objectsInMemory());
}

describe("a result that only functions get", () => {
  const context = called({ handedOn: true });

  it("is left in the bucket when it is large, and comes back in an input", async () => {
    const handler = handlerOf((input) => input);
    const address = { "nagare:s3": "s3://memory/runs/f/run-1/load-0.json" };
    expect(await handler({ text: large }, context)).toEqual(address);
    const inside = { rows: [address, { deep: address, n: 1 }] };
    const whole = { text: large };
    const seen = handlerOf((input) => JSON.stringify(input));
    expect(await seen("", context)).toBe('""');
    expect(await handler(inside, called({}))).toEqual({ rows: [whole, { deep: whole, n: 1 }] });
  });

  it("stays where it is below the margin", async () => {
    const handler = handlerOf((input) => input);
    expect(await handler(small, context)).toBe(small);
  });

  it("is too large without a bucket", async () => {
    const objects = { ...objectsInMemory(), isThere: () => false };
    const handler = taskHandler({ body: () => large }, { task: "load" }, objects);
    await expect(handler({}, context)).rejects.toMatchObject({
      name: "ResultTooLarge",
      message:
        "flow f, step load (2): the result has 202 KiB, and the function has no bucket for more than 200 KiB",
    });
  });
});

describe("a result that the flow reads", () => {
  it("fails when it is large, with the step, the size and what reads it", async () => {
    const handler = handlerOf(() => large);
    const context = called({ readBy: "if%20rows.length%20%3E%200" });
    await expect(handler({}, context)).rejects.toMatchObject({
      name: "ResultTooLarge",
      message:
        "flow f, step load (2): the result has 202 KiB, and the flow itself reads it for `if rows.length > 0`: at most 200 KiB then. Return less, or hand it on as a whole to other tasks",
    });
    expect(await handlerOf(() => small)({}, context)).toBe(small);
  });
});

describe("an input", () => {
  it("is read from nowhere but the environment's bucket", async () => {
    const handler = handlerOf((input) => input);
    const inputs = [
      { "nagare:s3": "s3://somebody-elses/runs/f/x.json" },
      { "nagare:s3": "s3://memory/runs/f/run-1/load-0.json", more: 1 },
      { "nagare:s3": 5 },
    ];
    for (const input of inputs) expect(await handler(input, called({}))).toEqual(input);
  });
});
