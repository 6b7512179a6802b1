import { join } from "node:path";
import ts from "typescript";

/** The modules of the AWS SDK's clients whose services a project's own files name. */
export function usedClients(program: ts.Program): ReadonlySet<string> {
  const types = program.getSourceFiles().find(({ fileName }) => CLIENTS_FILE.test(fileName));
  if (types === undefined) return new Set();
  const words = servicesNamed(program, types.fileName.replace(CLIENTS_FILE, "/flow/"));
  const packages = types.text.matchAll(/import\("(@aws-sdk\/client-([\w-]+))"\)/g);
  return new Set(
    [...packages].flatMap(([, module = "", client = ""]) =>
      isNamed(client, words) ? [module] : [],
    ),
  );
}

/** `s3` of every `aws.s3` in the project's own files, which the vocabulary is not. */
function servicesNamed(program: ts.Program, vocabulary: string): ReadonlySet<string> {
  const own = program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file))
    .filter(({ fileName }) => !fileName.startsWith(vocabulary));
  return new Set(own.flatMap(({ text }) => servicesIn(text)));
}

function servicesIn(text: string): readonly string[] {
  const renamed = [...text.matchAll(/\baws\s+as\s+([\w$]+)/g)].map(([, name = ""]) => name);
  const names = ["aws", ...renamed].map((name) => name.replaceAll("$", "\\$"));
  const service = new RegExp(`(?<![\\w$])(?:${names.join("|")})\\s*\\.\\s*(\\w+)`, "g");
  return [...text.matchAll(service)].map(([, name = ""]) => name.toLowerCase());
}

function isNamed(client: string, words: ReadonlySet<string>): boolean {
  const flat = client.replaceAll("-", "");
  return [flat, ...(OTHER_NAMES.get(flat) ?? [])].some((name) => words.has(name));
}

/** What flows call a service whose client is called otherwise. */
const OTHER_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ["bedrockruntime", ["bedrock"]],
  ["cloudwatchlogs", ["logs"]],
  ["eventbridge", ["events"]],
  ["sfn", ["states"]],
]);

/** Part of the vocabulary, from its sources or built. */
const CLIENTS_FILE = /\/flow\/aws\/clients\.(d\.)?ts$/;

/** A host that finds, of the modules that the types of `aws` import, only the given ones. */
export function resolveClients(
  root: string,
  options: ts.CompilerOptions,
  host: ts.CompilerHost,
  clients: ReadonlySet<string>,
): ts.CompilerHost {
  const cache = ts.createModuleResolutionCache(root, (name) => host.getCanonicalFileName(name));
  return {
    ...host,
    getModuleResolutionCache: () => cache,
    resolveModuleNameLiterals: (literals, file, redirect, _, source) => {
      const resolve = (name: string, from: string, mode: ts.ResolutionMode) =>
        ts.resolveModuleName(name, from, options, host, cache, redirect, mode);
      return literals.map((literal) => {
        const mode = ts.getModeForUsageLocation(source, literal, options);
        if (!CLIENTS_FILE.test(file)) return resolve(literal.text, file, mode);
        if (!clients.has(literal.text)) return { resolvedModule: undefined };
        const own = resolve(literal.text, join(root, "flows/any.ts"), mode);
        return own.resolvedModule ? own : resolve(literal.text, file, mode);
      });
    },
  };
}
