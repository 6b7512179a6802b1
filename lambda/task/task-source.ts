import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Loader, Plugin } from "esbuild";

/**
 * An esbuild plugin that reads the project's own files so that single tasks can be taken out of them: each task's constant is exported under {@link exportedName},
 * and calls of nagare's words (`flow(…)`, `task(…)`) are marked pure, so that unused ones fall away with all they use.
 */
export function taskSource(tasks: readonly Constant[]): Plugin {
  const inFile = Map.groupBy(tasks, ({ file }) => file);
  return {
    name: "nagare-task",
    setup({ onLoad, esbuild }) {
      onLoad({ filter: /\.[cm]?[jt]sx?$/, namespace: "file" }, async ({ path }) => {
        if (/[\\/]node_modules[\\/]/.test(path)) return undefined;
        const source = await readFile(path, "utf8");
        if (!/["']nagare["']/.test(source)) return undefined;
        const { code } = await esbuild.transform(source, {
          loader: loaderOf(path),
          format: "esm",
          target: "esnext",
          sourcefile: path,
          sourcemap: "inline",
          sourcesContent: false,
          // No line of a string can then look like a statement: see markPure.
          supported: { "template-literal": false },
        });
        const exports = (inFile.get(path) ?? []).map(exported);
        return { contents: [markPure(code), ...exports].join("\n"), loader: "js" };
      });
    },
  };
}

interface Constant {
  readonly file: string;
  readonly variable: string;
}

/** What a task's constant is exported as, exported or not by itself. */
export function exportedName(variable: string): string {
  return `nagareTask_${variable}`;
}

const loaders: Readonly<Record<string, Loader>> = {
  ".tsx": "tsx",
  ".jsx": "jsx",
  ".js": "js",
  ".mjs": "js",
};

function loaderOf(path: string): Loader {
  return loaders[extname(path)] ?? "ts";
}

function exported({ variable }: Constant): string {
  return `export { ${variable} as ${exportedName(variable)} };`;
}

/** Words that only describe: a call whose value nobody uses can go. */
const describing = [
  ...["container", "cron", "environments", "file", "flow", "json", "parameter", "rate", "secret"],
  ...["shell", "task"],
];

const stringLiteral = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

/**
 * Works on esbuild's own output: one import a line, no template strings, no string over two lines. A line with a slash outside of its strings
 * may hold a regular expression, whose quotes would deceive us: it stays as it is.
 */
function markPure(code: string): string {
  const words = describingWords(code);
  if (words.length === 0) return code;
  const call = new RegExp(`${stringLiteral.source}|(?<![\\w$.])(?:${words.join("|")})(?=\\()`, "g");
  const mark = (found: string) => (/^["']/.test(found) ? found : `/* @__PURE__ */ ${found}`);
  const isSafe = (line: string) => !line.replace(stringLiteral, "").includes("/");
  return code
    .split("\n")
    .map((line) => (isSafe(line) ? line.replace(call, mark) : line))
    .join("\n");
}

/** `import { flow, task as step } from "nagare"` gives `flow` and `step`; `import * as nagare` gives `nagare\.flow` and so on. */
function describingWords(code: string): string[] {
  const specifiers = /^import \{ (.*) \} from "nagare";$/m.exec(code)?.[1]?.split(", ") ?? [];
  const named = specifiers
    .map((specifier) => specifier.split(" as "))
    .filter(([word = ""]) => describing.includes(word))
    .map((names) => names.at(-1) ?? "");
  const namespace = /^import \* as ([\w$]+) from "nagare";$/m.exec(code)?.[1];
  const members = namespace === undefined ? [] : describing.map((word) => `${namespace}\\.${word}`);
  return [...named, ...members].map((word) => word.replaceAll("$", "\\$"));
}
