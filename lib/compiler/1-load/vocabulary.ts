import ts from "typescript";
import type { Word } from "./loaded-project.ts";
import { plainExpression } from "./plain-expression.ts";
import { symbolOf, unaliased } from "./symbols.ts";

/** Names by symbol, so that a renamed import is still the word. */
export type Vocabulary = ReadonlyMap<ts.Symbol, Word>;

const WORDS = {
  flow: true,
  task: true,
  container: true,
  map: true,
  sleep: true,
  callback: true,
  skip: true,
  isSkipped: true,
  fail: true,
  cron: true,
  rate: true,
  at: true,
  calendar: true,
  s3: true,
  event: true,
  json: true,
  http: true,
  aws: true,
  file: true,
  parameter: true,
  secret: true,
  shell: true,
  environments: true,
  ContainerExited: true,
  ContainerNotStarted: true,
  TaskTimedOut: true,
  withLock: true,
  withRate: true,
  zoned: true,
} as const satisfies Record<Word, true>;

/** What a flow imports its words from. */
export const vocabularyModules: readonly string[] = ["nagare", "nagare/aws"];

/** The words of those modules, as far as the project imports them. */
export function readVocabulary(
  checker: ts.TypeChecker,
  modules: readonly ts.SourceFile[],
): Vocabulary {
  const words = new Map<ts.Symbol, Word>();
  const symbols = modules.flatMap((module) => checker.getSymbolAtLocation(module) ?? []);
  for (const exported of symbols.flatMap((symbol) => checker.getExportsOfModule(symbol))) {
    if (isWord(exported.name)) words.set(unaliased(checker, exported), exported.name);
  }
  return words;
}

export function wordOf(
  checker: ts.TypeChecker,
  vocabulary: Vocabulary,
  callee: ts.Expression,
): Word | undefined {
  const plain = plainExpression(callee);
  const name = ts.isPropertyAccessExpression(plain) ? plain.name : plain;
  const symbol = symbolOf(checker, name);
  return symbol && vocabulary.get(symbol);
}

function isWord(name: string): name is Word {
  return Object.hasOwn(WORDS, name);
}
