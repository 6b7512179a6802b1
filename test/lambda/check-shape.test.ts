import { expect, it } from "vitest";
import { wrongResult } from "../../lambda/task/check-shape.ts";

const lambda = { clientContext: { custom: { flow: "daily", step: "load" } } };

const isText = Object.assign((value: unknown) => typeof value === "string", {
  errors: [{ instancePath: "", keyword: "type", params: { type: "string" } }],
});

it.each([
  [new Date(0), "an object of class Date"],
  [new Map(), "an object of class Map"],
  [{}, "an object"],
  [Object.create(null), "an object"],
])("tells what a result is that is no text: %j", (result, told) => {
  const wrong = wrongResult({ task: "load", result: isText }, result, lambda);
  expect(wrong?.message).toBe(`flow daily, step load: result: expected string, got ${told}`);
});

it("refuses a result that JSON can't hold, also where no type says what it is", () => {
  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  const place = "flow daily, step load: result: expected JSON, got what JSON can't hold: ";
  for (const [result, why] of [
    [circle, "Converting circular structure to JSON"],
    [{ id: 10n }, "Do not know how to serialize a BigInt"],
  ] as const) {
    const wrong = wrongResult({ task: "load" }, result, lambda);
    expect(wrong?.name).toBe("InvalidResult");
    expect(wrong?.message).toBe(`${place}${why}`);
  }
  expect(wrongResult({ task: "load" }, { rows: 1 }, lambda)).toBeUndefined();
});
