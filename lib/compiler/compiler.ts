/**
 * Compiles a project again and again: `nagare dev` and `nagare check --watch`.
 *
 * 1. What it gives is what `compileProject` gives, but for the order of tasks and containers.
 * 2. A file is compiled again when it, or something that it imports, has changed; what it gave before is kept otherwise.
 * 3. Where files are not apart from each other (two use one name, one changes what another declares, an error is in a shared file) all are
 *    compiled.
 */
import { statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { arrange } from "../diagnostics/index.ts";
import {
  createSourceCache,
  findFlowFiles,
  importsOf,
  loadProject,
  type ProjectWide,
  projectWide,
  type SourceCache,
  standsAlone,
} from "./1-load/index.ts";
import { compileLoaded } from "./compile.ts";
import type { CompiledProject } from "./project.ts";

/** A project that is compiled whenever it may have changed. */
export interface Compiler {
  compile(): CompiledProject;
}

/** For the project in a folder. */
export function createCompiler(directory: string): Compiler {
  const root = resolve(directory);
  const cache = createSourceCache();
  let last: Compiled | undefined;
  return {
    compile() {
      last = (last && changedOnly(root, last, cache)) ?? compileFiles(root, cache);
      return last.project;
    },
  };
}

interface Compiled {
  readonly project: CompiledProject;
  /** The files of `flows/`, absolute. */
  readonly roots: readonly string[];
  /** Of each of the project's own files: what it imports, and itself. */
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether no file declares or changes anything for the others. */
  readonly isApart: boolean;
  readonly wide: ProjectWide;
  /** Of every file that was looked at. */
  readonly stamps: ReadonlyMap<string, string>;
}

function compileFiles(root: string, cache: SourceCache, files?: readonly string[]): Compiled {
  const loaded = loadProject(root, { cache, ...(files && { files }) });
  const project = compileLoaded(loaded);
  const looked = [...project.sources, ...settingsOf(project)];
  return {
    project,
    roots: files ?? findFlowFiles(root) ?? [],
    imports: importsOf(loaded),
    isApart: standsAlone(loaded),
    wide: projectWide(loaded),
    stamps: new Map(looked.map((file) => [file, stampOf(file)])),
  };
}

/** What the result depends on beside the sources. */
function settingsOf({ directory, containers }: CompiledProject): readonly string[] {
  const images = containers.flatMap(({ image, script }) => [
    ...(image.kind === "folder" ? [join(image.path, "Dockerfile")] : []),
    ...(script === undefined ? [] : [script.file]),
  ]);
  return [...["package.json", "tsconfig.json"].map((name) => join(directory, name)), ...images];
}

function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return `${found?.mtimeMs} ${found?.size}`;
}

/** Compiles the files that need it and puts the results among the others'; undefined if all files need it. */
function changedOnly(root: string, last: Compiled, cache: SourceCache): Compiled | undefined {
  const roots = findFlowFiles(root);
  if (roots === undefined || !isSeparable(last)) return undefined;
  const changed = [...last.stamps].filter(([file, stamp]) => stampOf(file) !== stamp);
  if (changed.some(([file]) => !last.imports.has(file))) return undefined;
  const files = new Set(changed.map(([file]) => file));
  const wrong = new Set(last.project.diagnostics.map(({ span }) => join(root, span.file)));
  const needsIt = (file: string): boolean =>
    wrong.has(file) || [...(last.imports.get(file) ?? [file])].some((each) => files.has(each));
  const dirty = roots.filter((file) => !last.imports.has(file) || needsIt(file));
  const gone = last.roots.filter((file) => !roots.includes(file));
  if (dirty.length === 0 && gone.length === 0) return last;
  // The length of an environment's name counts for all names.
  const isWide = dirty.some((file) => last.wide.environments.includes(file));
  if (isWide || dirty.length > roots.length / 2) return undefined;
  const environments = last.wide.environments.filter((file) => roots.includes(file));
  const part =
    dirty.length === 0
      ? nothing(last)
      : compileFiles(root, cache, [...new Set([...dirty, ...environments])]);
  const merged = merge(last, part, roots, {
    anew: new Set([...dirty, ...files]),
    gone: new Set(gone),
  });
  return isSeparable(merged) ? merged : undefined;
}

function nothing(last: Compiled): Compiled {
  const empty = { flows: [], refused: [], tasks: [], containers: [], diagnostics: [], sources: [] };
  const project = { ...last.project, ...empty };
  return { ...last, project, imports: new Map(), stamps: new Map(), wide: NONE };
}

const NONE: ProjectWide = { classes: new Map(), environments: [] };

interface Changes {
  /** The files of which only the new part knows. */
  readonly anew: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
}

function merge(
  last: Compiled,
  part: Compiled,
  roots: readonly string[],
  { anew, gone }: Changes,
): Compiled {
  const { directory } = last.project;
  const isOld = (file: string): boolean =>
    !anew.has(join(directory, file)) && !gone.has(join(directory, file));
  const isKept = ({ span }: { readonly span: { readonly file: string } }): boolean =>
    isOld(span.file);
  const both = <D extends Parameters<typeof isKept>[0]>(
    of: (project: CompiledProject) => readonly D[],
  ) => [...of(last.project).filter(isKept), ...of(part.project).filter((one) => !isKept(one))];
  const place = new Map(
    roots.map((file, at) => [relative(directory, file).replaceAll(sep, "/"), at]),
  );
  const order = (file: string): number => place.get(file) ?? roots.length;
  const added = part.project.sources.filter((file) => !last.stamps.has(file));
  return {
    project: {
      directory,
      flows: both(({ flows }) => flows).sort((a, b) => order(a.span.file) - order(b.span.file)),
      refused: [
        ...last.project.refused.filter(({ errors }) => errors.every(isKept)),
        ...part.project.refused.filter(({ errors }) => !errors.every(isKept)),
      ],
      tasks: both(({ tasks }) => tasks),
      containers: both(({ containers }) => containers),
      diagnostics: arrange([
        ...last.project.diagnostics.filter(isKept),
        ...part.project.diagnostics,
      ]),
      sources: [...last.project.sources, ...added].filter((file) => !gone.has(file)),
    },
    roots,
    imports: new Map([...last.imports, ...part.imports].filter(([file]) => !gone.has(file))),
    isApart: last.isApart && part.isApart,
    wide: {
      classes: new Map(
        [...last.wide.classes, ...part.wide.classes].filter(([file]) => !gone.has(file)),
      ),
      environments: [...new Set([...last.wide.environments, ...part.wide.environments])].filter(
        (file) => !gone.has(file),
      ),
    },
    stamps: new Map([...last.stamps, ...part.stamps].filter(([file]) => !gone.has(file))),
  };
}

/** Whether a lock or a rate is named in several files: what it is in one must be what it is in the others. */
function sharesLocks({ flows }: CompiledProject): boolean {
  const files = new Map<string, string>();
  return flows.some(({ span, locks = [], rates = [] }) =>
    [...locks.map(({ lock }) => `lock ${lock}`), ...rates.map(({ lock }) => `rate ${lock}`)].some(
      (name) => {
        const first = files.get(name) ?? span.file;
        files.set(name, first);
        return first !== span.file;
      },
    ),
  );
}

/** Whether each file's part of the result is its own alone. */
function isSeparable({ project, roots, imports, isApart, wide }: Compiled): boolean {
  const { flows, tasks, containers, diagnostics, directory } = project;
  const isNamedTwice = [flows, tasks, containers].some(
    (some) => new Set(some.map(({ name }) => name)).size < some.length,
  );
  const classes = [...wide.classes.values()].flat();
  const isClassNamedTwice = new Set(classes).size < classes.length;
  if (!isApart || isNamedTwice || isClassNamedTwice || sharesLocks(project)) return false;
  const wrong = new Set(diagnostics.map(({ span }) => join(directory, span.file)));
  if (wrong.size === 0) return true;
  const isShared = (file: string): boolean =>
    [...imports].some(([importer, files]) => importer !== file && files.has(file));
  return [...wrong].every((file) => roots.includes(file) && !isShared(file));
}
