import { readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import ts from "typescript";

/** The options of a project, and what is wrong with its `tsconfig.json`. */
export interface ProjectOptions {
  readonly options: ts.CompilerOptions;
  readonly errors: readonly ts.Diagnostic[];
}

/** The project's own options, as its editor has them, with those forced that reading flows needs. */
export function readCompilerOptions(directory: string): ProjectOptions {
  const config = ts.findConfigFile(directory, ts.sys.fileExists);
  const read = config === undefined ? withoutConfig(directory) : readConfig(config);
  return {
    options: { ...DEFAULTS, ...read.options, ...FORCED, ...sourceCondition(directory) },
    errors: read.errors,
  };
}

/** How Node itself reads the files. */
const DEFAULTS: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2024,
};

/** Questions of style, for the editor and `tsc`: they keep no flow from compiling. */
const WITHOUT_STYLE: ts.CompilerOptions = {
  noUnusedLocals: false,
  noUnusedParameters: false,
  noFallthroughCasesInSwitch: false,
  noImplicitReturns: false,
  noImplicitOverride: false,
  noPropertyAccessFromIndexSignature: false,
  allowUnreachableCode: true,
  allowUnusedLabels: true,
};

const FORCED: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  composite: false,
  incremental: false,
  declaration: false,
  // The parts of a union come in one order, whatever other files say: a definition has to stay the same when another flow comes.
  stableTypeOrdering: true,
  ...WITHOUT_STYLE,
};

/** Node's own types are there for every project: its own version of them, or else ours. */
function withoutConfig(directory: string): ProjectOptions {
  const find = (from: string): string | undefined =>
    ts.findConfigFile(from, ts.sys.fileExists, "node_modules/@types/node/package.json");
  const nodeTypes = find(directory) ?? find(import.meta.dirname);
  const lib = ["lib.es2024.d.ts"];
  if (nodeTypes === undefined) return { options: { lib, types: [] }, errors: [] };
  return {
    options: { lib, types: ["node"], typeRoots: [dirname(dirname(nodeTypes))] },
    errors: [],
  };
}

function readConfig(file: string): ProjectOptions {
  const { config, error } = ts.readConfigFile(file, ts.sys.readFile);
  if (error !== undefined) return { options: {}, errors: [error] };
  const noFiles = { ...ts.sys, readDirectory: () => [] };
  const parsed = ts.parseJsonConfigFileContent(config, noFiles, dirname(file), {}, file);
  return {
    options: parsed.options,
    errors: parsed.errors.filter(({ code }) => !NO_INPUTS.has(code)),
  };
}

/** "No inputs were found", "the files list is empty": which files are read is ours to say. */
const NO_INPUTS: ReadonlySet<number> = new Set([18002, 18003]);

/** Where nagare runs from its sources, and in its own checkout, `nagare` means these, for `dist` may not be built. */
function sourceCondition(directory: string): ts.CompilerOptions {
  const file = ts.findConfigFile(directory, ts.sys.fileExists, "package.json");
  const isOurs = file !== undefined && packageName(file) === "nagare";
  const hasSources = isOurs && ts.sys.fileExists(join(dirname(file), "lib/flow/index.ts"));
  const runsFromSource = extname(import.meta.filename) === ".ts";
  return hasSources || runsFromSource ? { customConditions: ["nagare:source"] } : {};
}

function packageName(file: string): unknown {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof parsed === "object" && parsed !== null && "name" in parsed
      ? parsed.name
      : undefined;
  } catch {
    return undefined;
  }
}
