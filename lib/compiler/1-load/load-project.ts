import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import ts from "typescript";
import { type Diagnostic, diagnostic } from "../../diagnostics/index.ts";
import { awaitedFlows } from "./awaited-flows.ts";
import { resolveClients, usedClients } from "./aws-clients.ts";
import { changedSymbols } from "./changed-symbols.ts";
import { readCompilerOptions } from "./compiler-options.ts";
import { constantEvaluator } from "./constants.ts";
import { findFlowFiles } from "./find-flow-files.ts";
import { loadContainer } from "./load-container.ts";
import { loadDeclared } from "./load-declared.ts";
import { loadFlow } from "./load-flow.ts";
import { loadShell } from "./load-shell.ts";
import { loadTask } from "./load-task.ts";
import type { LoadedProject, LoadedStep } from "./loaded-project.ts";
import type { Declared, Loader } from "./loader.ts";
import { createHost, createSourceCache, type SourceCache } from "./source-cache.ts";
import { spanOf, spanOfFile } from "./span-of.ts";
import { stepFinder } from "./steps.ts";
import { answerSchema } from "./task-schemas.ts";
import { fromTypeScript, typeErrors } from "./typescript-diagnostics.ts";
import { readVocabulary, vocabularyModules, wordOf } from "./vocabulary.ts";
import { zoneReader } from "./zone-rules.ts";

export interface LoadOptions {
  /** Files to read, relative to the folder. @default all of `flows/` */
  readonly files?: readonly string[];
  /** Kept from load to load, it saves parsing library files again. */
  readonly cache?: SourceCache;
  /** The year that the rules of time zones are known around. @default the one this nagare was made in */
  readonly zoneYear?: number;
}

/** Reads a project; what is wrong with it is among its diagnostics. */
export function loadProject(directory: string, options: LoadOptions = {}): LoadedProject {
  const root = resolve(directory);
  const diagnostics: Diagnostic[] = [];
  const report = (each: Diagnostic): void => void diagnostics.push(each);
  const files = filesOf(root, options.files, report);
  const config = readCompilerOptions(root);
  for (const error of config.errors) report(fromTypeScript(root, error));
  const host = createHost(config.options, options.cache ?? createSourceCache());
  const program = createProgram(root, files, config.options, host);
  const from = files[0] ?? `${root}/flows/any.ts`;
  const modules = vocabularyModules.flatMap((name) => {
    const { resolvedModule } = ts.resolveModuleName(name, from, config.options, host);
    return resolvedModule?.resolvedFileName ?? [];
  });
  return readProgram(root, program, modules, diagnostics, options.zoneYear);
}

/** The clients of the AWS SDK have types by the megabyte: they are read where a file calls their service, and then from the project's folder. */
function createProgram(
  root: string,
  files: readonly string[],
  options: ts.CompilerOptions,
  host: ts.CompilerHost,
): ts.Program {
  const create = (clients: ReadonlySet<string>): ts.Program =>
    ts.createProgram(files, options, resolveClients(root, options, host, clients));
  const program = create(new Set());
  const used = usedClients(program);
  return used.size === 0 ? program : create(used);
}

/** The readable ones; the others are reported. */
function filesOf(
  root: string,
  given: readonly string[] | undefined,
  report: (diagnostic: Diagnostic) => void,
): readonly string[] {
  const found = given?.map((file) => resolve(root, file)) ?? findFlowFiles(root);
  if (found === undefined) {
    report(diagnostic("NG2000", spanOfFile(root, `${root}/flows`), { directory: root }));
  }
  return (found ?? []).filter((file) => {
    const problem = readProblem(file);
    const values = { file: basename(file), problem: problem ?? "" };
    if (problem !== undefined) report(diagnostic("NG2002", spanOfFile(root, file), values));
    return problem === undefined;
  });
}

function readProblem(file: string): string | undefined {
  try {
    readFileSync(file);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readProgram(
  directory: string,
  program: ts.Program,
  modules: readonly string[],
  diagnostics: Diagnostic[],
  zoneYear?: number,
): LoadedProject {
  const checker = program.getTypeChecker();
  const sourceFiles = ownFiles(program, modules);
  const vocabulary = readVocabulary(
    checker,
    modules.flatMap((module) => program.getSourceFile(module) ?? []),
  );
  const constantOf = constantEvaluator(checker, vocabulary, changedSymbols(checker, sourceFiles));
  const span = (node: ts.Node) => spanOf(directory, node);
  const report = (each: Diagnostic): void => void diagnostics.push(each);
  diagnostics.push(...typeErrors(directory, program, sourceFiles));
  const loader = { directory, program, sourceFiles, checker, vocabulary, constantOf, span, report };
  const steps = loadSteps(loader, sourceFiles);
  const all = [...steps.values()];
  const stepOf = stepFinder(checker, steps);
  const vocabularyOf = (callee: ts.Expression) => wordOf(checker, vocabulary, callee);
  return {
    directory,
    program,
    checker,
    sourceFiles,
    flows: all.filter((step) => step.kind === "flow"),
    tasks: all.filter((step) => step.kind === "task"),
    containers: all.filter((step) => step.kind === "container"),
    diagnostics,
    spanOf: span,
    stepOf,
    vocabularyOf,
    constantOf,
    zoneOf: zoneReader(zoneYear),
    awaitedFlows: awaitedFlows({ sourceFiles, stepOf, vocabularyOf }),
    answerSchema: (type, at) => answerSchema(loader, type, at),
  };
}

/** Not the libraries', and not nagare's own when the project is its checkout. */
function ownFiles(program: ts.Program, modules: readonly string[]): readonly ts.SourceFile[] {
  const vocabulary = modules.map((module) => `${dirname(module)}/`);
  return program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file))
    .filter(({ fileName }) => !vocabulary.some((folder) => fileName.startsWith(folder)));
}

function loadSteps(
  loader: Loader,
  files: readonly ts.SourceFile[],
): ReadonlyMap<ts.Node, LoadedStep> {
  const steps = new Map<ts.Node, LoadedStep>();
  for (const declared of files.flatMap((file) => loadDeclared(loader, file))) {
    const step = LOAD[declared.word](loader, declared);
    if (step !== undefined) steps.set(declared.call, step);
  }
  return steps;
}

const LOAD = {
  flow: loadFlow,
  task: loadTask,
  container: loadContainer,
  shell: loadShell,
} as const satisfies Record<
  Declared["word"],
  (loader: Loader, declared: Declared) => LoadedStep | undefined
>;
