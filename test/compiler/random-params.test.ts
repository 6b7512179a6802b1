/** The check of params at the start of a run, for random types of params: right values pass, and values with one wrong member don't. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonValue, StateMachine } from "../../lib/asl/index.ts";
import { compileProject, createSourceCache } from "../../lib/compiler/index.ts";
import { simulate } from "../../lib/engine/index.ts";
import { inFolder } from "./support/in-folder.ts";
import { type ParamType, paramsType, valuesOf, wrongValuesOf } from "./support/param-types.ts";

const TYPES = 60;
const seed = 20_261_122;

describe("the check of random params", () => {
  const types = fc.sample(paramsType(), { seed, numRuns: TYPES });
  const flows = compiled(types);

  it.each(types.map((type, index) => ({ type, index, text: type.text })))(
    "tells right from wrong for $text",
    async ({ type, index }) => {
      const definition = flows.get(`random-${index}`);
      if (definition === undefined) throw new Error(`${type.text} is refused`);
      const right = fc.sample(valuesOf(type), { seed, numRuns: 8 });
      const wrong = fc.sample(wrongValuesOf(type), { seed, numRuns: 12 }).flat();
      for (const params of right)
        expect(await statusOf(definition, params), JSON.stringify(params)).toBe("SUCCEEDED");
      for (const params of wrong)
        expect(await statusOf(definition, params), JSON.stringify(params)).toBe("FAILED");
    },
  );
});

function compiled(types: readonly ParamType[]): ReadonlyMap<string, StateMachine> {
  const files = Object.fromEntries(
    types.map((type, index) => [`flow-${index}.ts`, sourceOf(`random-${index}`, type.text)]),
  );
  return inFolder(files, (folder) => {
    const project = compileProject(folder, {
      files: Object.keys(files),
      cache: createSourceCache(),
    });
    expect(project.diagnostics).toEqual([]);
    return new Map(project.flows.map(({ name, definition }) => [name, definition]));
  });
}

function sourceOf(name: string, type: string): string {
  return `import { flow } from "nagare";
export default flow("${name}", async (params: ${type}) => params === undefined ? 1 : 2);
`;
}

async function statusOf(definition: StateMachine, params: JsonValue): Promise<string> {
  const { status, cause = "" } = await simulate(definition, params);
  if (status === "FAILED") expect(cause).toMatch(/expected|unknown member/);
  return status;
}
