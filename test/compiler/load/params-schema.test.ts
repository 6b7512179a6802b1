import { describe, expect, it } from "vitest";
import type { LoadedFlow } from "../../../lib/compiler/1-load/index.ts";
import { inProject } from "./in-project.ts";

function flowOf(parameter: string, before = ""): { flow: LoadedFlow; codes: readonly string[] } {
  const file = `import { type Duration, flow } from "nagare";\n${before}\nexport type D = Duration;
export default flow("report", async (${parameter}) => 1);\n`;
  return inProject({ "flows/a.ts": file }, ({ flows: [flow], diagnostics }) => {
    if (flow === undefined) throw new Error("no flow");
    return { flow, codes: diagnostics.map(({ code, message }) => `${code} ${message}`) };
  });
}

function schemaOf(type: string, before = ""): unknown {
  const { flow, codes } = flowOf(`_params: ${type}`, before);
  expect(codes).toEqual([]);
  const { $schema, title, ...schema } = flow.paramsSchema;
  expect({ $schema, title }).toEqual({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "report",
  });
  return schema;
}

function memberSchema(type: string, before = ""): unknown {
  return schemaOf(`{ m: ${type} }`, before);
}

const closed = { type: "object", additionalProperties: false };

describe("the schema of params", () => {
  it("is a closed object, empty without params", () => {
    expect(schemaOf("{}")).toEqual(closed);
    expect(schemaOf("Record<string, never>")).toEqual(closed);
    expect(flowOf("").flow.paramsSchema).toMatchObject(closed);
  });

  it("requires what is not optional", () => {
    expect(schemaOf("{ a: string; b?: number; c: boolean | undefined }")).toEqual({
      ...closed,
      properties: { a: { type: "string" }, b: { type: "number" }, c: { type: "boolean" } },
      required: ["a"],
    });
  });

  it.each([
    ["string[]", { type: "array", items: { type: "string" } }],
    [
      "readonly [string, number?]",
      {
        type: "array",
        prefixItems: [{ type: "string" }, { type: "number" }],
        items: false,
        minItems: 1,
      },
    ],
    ['"a" | "b"', { type: "string", enum: ["a", "b"] }],
    ['1 | "b"', { enum: expect.arrayContaining([1, "b"]) }],
    ['"a" | null', { type: ["string", "null"], enum: ["a", null] }],
    ["string | null", { type: ["string", "null"] }],
    ["boolean | null", { type: ["boolean", "null"] }],
    ["true", { type: "boolean", enum: [true] }],
    [
      "string | number[]",
      { anyOf: [{ type: "string" }, { type: "array", items: { type: "number" } }] },
    ],
    ["Record<string, number>", { type: "object", additionalProperties: { type: "number" } }],
    [
      "{ x: { y: 1 } }",
      {
        type: "object",
        properties: {
          x: { type: "object", properties: { y: { type: "number", enum: [1] } }, required: ["y"] },
        },
        required: ["x"],
      },
    ],
    ["`v$" + "{number}.x`", { type: "string", pattern: "^v-?\\d+(\\.\\d+)?\\.x$" }],
    ["string & { readonly brand: 'id' }", { type: "string" }],
    [
      "{ a: 1 } & { b: null }",
      {
        type: "object",
        properties: { a: { type: "number", enum: [1] }, b: { type: "null" } },
        required: ["a", "b"],
      },
    ],
    ["unknown", {}],
  ])("says what a member may be: %s", (type, schema) => {
    expect(memberSchema(type)).toMatchObject({ properties: { m: schema } });
  });

  it("names a type that holds itself", () => {
    const before = "interface Tree { label: string; children: Tree[] }";
    const schema = memberSchema("Tree", before);
    expect(schema).toMatchObject({
      properties: { m: { $ref: expect.stringMatching(/^#\/\$defs\/Tree/) } },
    });
    const text = JSON.stringify(schema);
    const [, name = ""] = /"\$defs":\{"(\w+)"/.exec(text) ?? [];
    expect(schema).toMatchObject({
      $defs: {
        [name]: {
          properties: {
            label: { type: "string" },
            children: { items: { $ref: `#/$defs/${name}` } },
          },
        },
      },
    });
  });

  it("carries comments and defaults for people and forms", () => {
    const parameter = `{ limit = 10, day: _day }: {
      /** How many at most. @title Limit */ limit?: number;
      /** The day. */ day?: string }`;
    expect(flowOf(parameter).flow.paramsSchema).toMatchObject({
      properties: {
        limit: { type: "number", description: "How many at most.", title: "Limit", default: 10 },
        day: { type: "string", description: "The day." },
      },
    });
  });

  it.each([
    ["Date", "`m`", "Date"],
    ["Map<string, number>", "`m`", "Map<string, number>"],
    ["bigint", "`m`", "bigint"],
    ["symbol", "`m`", "symbol"],
    ["any", "`m`", "any"],
    ["() => void", "`m`", "() => void"],
    ["Thing", "`m`", "Thing"],
    ["{ deep: Array<{ at?: Date }> }", "`m.deep[].at`", "Date"],
  ])("refuses what is not JSON, by its path: %s", (type, path, name) => {
    const { codes } = flowOf(`_params: { m: ${type} }`, "export class Thing { a = 1; }");
    expect(codes).toEqual([
      `NG2400 ${path} of the params of \`report\` is ${name}, which is not JSON`,
    ]);
  });
});
