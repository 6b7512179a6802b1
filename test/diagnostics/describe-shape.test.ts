import { describe, expect, it } from "vitest";
import { describeShape } from "../../lib/diagnostics/index.ts";

const object = (properties: object, required: readonly string[] = []) => ({
  type: "object",
  properties,
  required,
});
const text = { type: "string" };

describe("what a schema expects", () => {
  it.each([
    [{}, "a value"],
    [text, "string"],
    [{ type: ["string", "null"] }, "string or null"],
    [{ enum: ["full", 5] }, '"full" or 5'],
    [{ type: "array", items: text }, "array of string"],
    [{ type: "array", items: { type: ["string", "null"] } }, "array of (string or null)"],
    [object({ host: text }, ["host"]), "object"],
    [
      {
        type: "array",
        items: object({ name: text, limit: { type: ["number", "null"] } }, ["name"]),
      },
      "array of { name: string, limit?: number or null }",
    ],
    [{ type: "object", additionalProperties: { type: "number" } }, "object of number"],
    [{ anyOf: [object({ url: text }, ["url"]), text, text] }, "{ url: string } or string"],
    [{ $ref: "#/$defs/Tree" }, "object"],
  ])("is told in a few words: %j", (schema, told) => {
    expect(describeShape(schema)).toBe(told);
  });

  it("is told without its members where they would fill the screen", () => {
    const names = Array.from({ length: 40 }, (_, at) => `member${at}`);
    const wide = object(Object.fromEntries(names.map((name) => [name, text])));
    expect(describeShape({ type: "array", items: wide })).toBe("array of object");
  });
});
