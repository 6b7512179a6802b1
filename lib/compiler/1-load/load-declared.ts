import { basename, extname } from "node:path";
import ts from "typescript";
import { diagnostic } from "../../diagnostics/index.ts";
import { placeOf } from "./declaration.ts";
import type { Word } from "./loaded-project.ts";
import type { Declared, Loader } from "./loader.ts";
import { isFlowEnds } from "./named-flow.ts";
import { plainExpression } from "./plain-expression.ts";
import { type OptionReader, type Options, readOptions } from "./settings.ts";
import { textOf } from "./typed-setting.ts";
import { wordOf } from "./vocabulary.ts";

/** What a file declares; declarations that can't be used are reported. */
export function loadDeclared(loader: Loader, file: ts.SourceFile): readonly Declared[] {
  return callsOf(loader, file).flatMap(({ word, call }) => {
    const declared = readDeclared(loader, word, call);
    return declared === undefined ? [] : [declared];
  });
}

interface DeclaringCall {
  readonly word: Declared["word"];
  readonly call: ts.CallExpression;
}

function callsOf(loader: Loader, file: ts.SourceFile): readonly DeclaringCall[] {
  const calls: DeclaringCall[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const word = wordOf(loader.checker, loader.vocabulary, node.expression);
      const isEnds = word === "flow" && isFlowEnds(loader.checker, node);
      if (isDeclaring(word) && !isEnds) calls.push({ word, call: node });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return calls;
}

const DECLARING: ReadonlySet<unknown> = new Set<Declared["word"]>([
  "flow",
  "task",
  "container",
  "shell",
]);

function isDeclaring(word: Word | undefined): word is Declared["word"] {
  return DECLARING.has(word);
}

function readDeclared(
  loader: Loader,
  word: Declared["word"],
  call: ts.CallExpression,
): Declared | undefined {
  const variable = variableOf(loader, word, call);
  const first = firstTextOf(loader, word, call);
  if (variable === undefined || first === undefined) return undefined;
  const options = readOptions(optionReader(loader, word, first), optionsOf(word, call));
  const name = word === "shell" ? scriptName(first, options) : first;
  return { word, call, name, variable: variable.name, span: loader.span(variable.node), options };
}

function variableOf(
  loader: Loader,
  word: Declared["word"],
  call: ts.CallExpression,
): { readonly name: string; readonly node: ts.Node } | undefined {
  const place = placeOf(loader.checker, call);
  if (place.kind === "elsewhere" || (place.kind === "default" && word !== "flow")) {
    loader.report(diagnostic("NG2102", loader.span(call.expression), { word }));
    return undefined;
  }
  if (place.kind === "default") return { name: "default", node: call.expression };
  if (word === "flow" && !place.isExported) {
    loader.report(diagnostic("NG2103", loader.span(place.name), { flow: place.name.text }));
  }
  return { name: place.name.text, node: place.name };
}

/** The name; of a script its file. */
function firstTextOf(
  loader: Loader,
  word: Declared["word"],
  call: ts.CallExpression,
): string | undefined {
  const [first] = call.arguments;
  if (first === undefined) return undefined;
  const constant = loader.constantOf(first);
  if (constant.kind === "constant") {
    return typeof constant.value === "string" ? constant.value : undefined;
  }
  const option = word === "shell" ? "the file of this shell script" : `the name of this ${word}`;
  const values = { option, part: oneLine(constant.node) };
  loader.report(diagnostic("NG2104", loader.span(constant.node), values));
  return undefined;
}

/** `task("x", body)` has none, `task("x", {…}, body)` and `container("x", {…})` do. */
function optionsOf(word: Declared["word"], call: ts.CallExpression): ts.Expression | undefined {
  const [, second, third] = call.arguments;
  if (word === "container" || word === "shell") return second;
  const plain = second && plainExpression(second);
  const isBody = plain && (ts.isArrowFunction(plain) || ts.isFunctionExpression(plain));
  if (isBody) return undefined;
  return third === undefined && plain && !ts.isObjectLiteralExpression(plain) ? undefined : second;
}

function optionReader(loader: Loader, word: string, name: string): OptionReader {
  return {
    checker: loader.checker,
    constantOf: loader.constantOf,
    isMarker: (call) => MARKERS.has(wordOf(loader.checker, loader.vocabulary, call.expression)),
    notConstant: (path, node) => {
      const option =
        path === "" ? `the options of ${word} \`${name}\`` : `\`${path}\` of ${word} \`${name}\``;
      loader.report(diagnostic("NG2104", loader.span(node), { option, part: oneLine(node) }));
    },
  };
}

const MARKERS: ReadonlySet<Word | undefined> = new Set(["json", "file", "secret", "parameter"]);

/** As `shell` itself names a script's step. */
function scriptName(file: string, { settings }: Options): string {
  return textOf(settings, "name") ?? basename(file, extname(file));
}

function oneLine(node: ts.Node): string {
  const text = node.getText().replaceAll(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
