import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, version } from "esbuild";
import { lateCrypto } from "./late-crypto.ts";
import { shapeChecks, shapeChecksModule, type TaskSchemas } from "./shape-checks.ts";
import { taskSource } from "./task-source.ts";

/** Which task to bundle: the constant `variable` of `file`, exported or not. */
export interface TaskToBundle extends TaskSchemas {
  /** What errors call it. @default its variable */
  readonly name?: string;
  /** Absolute path. */
  readonly file: string;
  readonly variable: string;
}

export interface TaskBundle {
  /** Absolute path of the bundle. Its export `handler` is the Lambda handler. */
  readonly file: string;
  /** Every source that went in, absolute. */
  readonly sources: readonly string[];
  readonly bytes: number;
}

/** The file that Lambda's setting `index.handler` names. */
const bundleFileName = "index.mjs";

/**
 * Bundles one task with its wrapper into `folder`: one minified ES module with a source map, and nothing in it but what the task uses.
 * Flows, containers and other tasks of the same file fall away.
 *
 * @throws esbuild's BuildFailure when an import can't be found.
 */
export async function bundleTask(task: TaskToBundle, folder: string): Promise<TaskBundle> {
  const file = join(folder, bundleFileName);
  const { metafile } = await build({ ...bundleOptions(task), outfile: file, metafile: true });
  const root = dirname(task.file);
  const output = Object.entries(metafile.outputs).find(([path]) => path.endsWith(bundleFileName));
  return {
    file,
    sources: Object.keys(metafile.inputs)
      .filter((path) => !path.endsWith(entryName(task)) && !/^nagare(-late)?:/.test(path))
      .map((path) => join(root, path)),
    bytes: output?.[1].bytes ?? 0,
  };
}

/** What a task's bundle depends on besides the sources in it, as text: what is asked for, the bundler, and all that is here. */
export function bundleRecipe(): (task: TaskToBundle) => string {
  const files = readdirSync(import.meta.dirname).filter((name) => /\.[jt]s$/.test(name));
  const own = files.map((name) => readFileSync(join(import.meta.dirname, name), "utf8"));
  return ({ name, file, variable, inputSchema, resultSchema }) =>
    JSON.stringify([version, own, name, file, variable, inputSchema, resultSchema]);
}

/** The recipe: esbuild's options for a task, without where to write. */
function bundleOptions(task: TaskToBundle): BuildOptions {
  return {
    absWorkingDir: dirname(task.file),
    stdin: {
      contents: entrySource(task),
      resolveDir: dirname(task.file),
      sourcefile: entryName(task),
      loader: "ts",
    },
    plugins: [taskSource(task), shapeChecks(task), lateCrypto],
    bundle: true,
    platform: "node",
    target: "node22",
    format: "esm",
    // CommonJS packages call `require` for Node's own modules, which an ES module doesn't have.
    banner: {
      js: 'import{createRequire as nagareRequire}from"node:module";const require=nagareRequire(import.meta.url);',
    },
    minify: true,
    // An error's class name becomes the error of the execution.
    keepNames: true,
    treeShaking: true,
    sourcemap: "linked",
    sourcesContent: false,
    legalComments: "none",
    logLevel: "silent",
    ...(runsFromSource ? { conditions: ["nagare:source"] } : {}),
  };
}

const runsFromSource = extname(import.meta.url) === ".ts";

/** Of the entry, which is no file. */
const entryName = ({ variable }: TaskToBundle): string => `${variable}.entry.ts`;

function entrySource({ file, variable, name = variable }: TaskToBundle): string {
  const wrapper = fileURLToPath(new URL(`./index${extname(import.meta.url)}`, import.meta.url));
  return [
    `import { taskHandler } from ${JSON.stringify(wrapper)};`,
    `import { nagareTask } from ${JSON.stringify(`./${basename(file)}`)};`,
    `import * as checks from ${JSON.stringify(shapeChecksModule)};`,
    `export const handler = taskHandler(nagareTask, { task: ${JSON.stringify(name)}, ...checks });`,
  ].join("\n");
}
