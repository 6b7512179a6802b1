import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { type BuildOptions, build, type Metafile, version } from "esbuild";
import { lateCrypto } from "./late-crypto.ts";
import { shapeChecks, type TaskSchemas } from "./shape-checks.ts";
import { entryNamespace, taskEntries } from "./task-entries.ts";
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
  const name = basename(folder);
  const bundles = await bundleTasks(new Map([[name, task]]), dirname(folder));
  const bundle = bundles.get(name);
  if (bundle === undefined) throw new Error(`esbuild made no bundle in ${folder}`);
  return bundle;
}

/**
 * The same for many tasks at once, each in the folder of its key: what they share is read and parsed once.
 *
 * @throws esbuild's BuildFailure when one can't be bundled; none is written then.
 */
export async function bundleTasks(
  tasks: ReadonlyMap<string, TaskToBundle>,
  folder: string,
): Promise<ReadonlyMap<string, TaskBundle>> {
  const [first] = tasks.values();
  if (first === undefined) return new Map();
  const root = dirname(first.file);
  const { metafile } = await build({
    ...bundleOptions(tasks),
    absWorkingDir: root,
    outdir: folder,
  });
  const bytesOf = new Map(
    Object.entries(metafile.outputs).map(([path, { bytes }]) => [join(root, path), bytes]),
  );
  return new Map(
    [...tasks.keys()].map((key) => {
      const file = join(folder, key, bundleFileName);
      const sources = sourcesOf(metafile, `${entryNamespace}:${key}`).map((path) =>
        join(root, path),
      );
      return [key, { file, sources, bytes: bytesOf.get(file) ?? 0 }];
    }),
  );
}

/** The files that an entry leads to, whether anything of them is in its bundle or not. */
function sourcesOf({ inputs }: Metafile, entry: string): readonly string[] {
  const found = new Set([entry]);
  for (const path of found) {
    for (const { path: imported } of inputs[path]?.imports ?? []) {
      if (imported in inputs) found.add(imported);
    }
  }
  return [...found].filter((path) => !/^nagare(-entry|-late)?:/.test(path));
}

/** What a task's bundle depends on besides the sources in it, as text: what is asked for, the bundler, and all that is here. */
export function bundleRecipe(): (task: TaskToBundle) => string {
  const files = readdirSync(import.meta.dirname).filter((name) => /\.[jt]s$/.test(name));
  const own = files.map((name) => readFileSync(join(import.meta.dirname, name), "utf8"));
  return ({ name, file, variable, inputSchema, resultSchema }) =>
    JSON.stringify([version, own, name, file, variable, inputSchema, resultSchema]);
}

/** The recipe: esbuild's options, without where to write. */
function bundleOptions(tasks: ReadonlyMap<string, TaskToBundle>) {
  return {
    entryPoints: [...tasks.keys()].map((key) => ({
      in: `${entryNamespace}:${key}`,
      out: `${key}/${basename(bundleFileName, ".mjs")}`,
    })),
    outExtension: { ".js": ".mjs" },
    plugins: [taskEntries(tasks), taskSource([...tasks.values()]), shapeChecks(tasks), lateCrypto],
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
    metafile: true,
    ...(runsFromSource ? { conditions: ["nagare:source"] } : {}),
  } as const satisfies BuildOptions;
}

const runsFromSource = extname(import.meta.url) === ".ts";
