import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";

/** JSON Schemas, draft 2020-12. */
export interface TaskSchemas {
  readonly inputSchema?: Readonly<Record<string, unknown>>;
  readonly resultSchema?: Readonly<Record<string, unknown>>;
}

/** The module that a bundle's entry imports its checks from, before the task's key. */
export const shapeChecksModule = "nagare:shape-checks";

/** An esbuild plugin that makes of each task's schemas a module of plain code: no schema and no compiler of schemas goes to Lambda. */
export function shapeChecks(tasks: ReadonlyMap<string, TaskSchemas>): Plugin {
  return {
    name: "nagare-shape-checks",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^nagare:shape-checks\// }, ({ path }) => ({
        path: path.slice(shapeChecksModule.length + 1),
        namespace: "nagare",
      }));
      onLoad({ filter: /.*/, namespace: "nagare" }, async ({ path }) => ({
        contents: await codeOf(tasks.get(path) ?? {}),
        loader: "js",
        // ajv's code asks for ajv's own helpers, which are nagare's dependency and not the project's.
        resolveDir: fileURLToPath(new URL(".", import.meta.url)),
      }));
    },
  };
}

async function codeOf({ inputSchema, resultSchema }: TaskSchemas): Promise<string> {
  const schemas = { input: inputSchema, result: resultSchema };
  const given = Object.entries(schemas).filter(([, schema]) => schema !== undefined);
  if (given.length === 0) return "export {};";
  const [{ Ajv2020 }, { default: standalone }] = await Promise.all([
    import("ajv/dist/2020.js"),
    import("ajv/dist/standalone/index.js"),
  ]);
  const ajv = new Ajv2020({
    code: { source: true, esm: true },
    strict: false,
    messages: false,
    // They are the compiler's own, and checking them takes longer than all else.
    validateSchema: false,
    // JSON has null for a number that is not finite, in Node as in Lambda.
    strictNumbers: false,
  });
  for (const [name, schema] of given) ajv.addSchema({ ...schema }, name);
  return standalone.default(ajv, Object.fromEntries(given.map(([name]) => [name, name])));
}
