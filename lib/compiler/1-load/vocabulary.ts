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
} as const satisfies Record<Word, true>;

/** The words of the module `nagare` that the project resolves; none when nothing imports it. */
export function readVocabulary(
  checker: ts.TypeChecker,
  module: ts.SourceFile | undefined,
): Vocabulary {
  const symbol = module && checker.getSymbolAtLocation(module);
  const words = new Map<ts.Symbol, Word>();
  for (const exported of symbol ? checker.getExportsOfModule(symbol) : []) {
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
