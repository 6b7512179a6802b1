import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import { functionArgument } from "../function-argument.ts";
import { returnedBy } from "../given-files.ts";
import type { FunctionNode } from "../loaded-project.ts";
import type { Loader } from "../loader.ts";
import { plainExpression } from "../plain-expression.ts";
import { symbolOf } from "../symbols.ts";
import type { EventTemplate } from "./event-template.ts";
import type { Member } from "./reading.ts";

/** The params that a function makes of an event, in the words of an input transformer; undefined where that has none, which is reported. */
export function eventInput(loader: Loader, mapping: ts.Expression): readonly Member[] | undefined {
  const code = functionArgument(loader.checker, mapping);
  const result = code && returnedBy(code);
  const reading = { loader, paths: code ? pathsOf(loader, code) : new Map() };
  try {
    const read = readTemplate(reading, result ?? refuse(mapping));
    return read.kind === "object" ? read.members : refuse(result ?? mapping);
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    const values = { part: oneLine(thrown.node) };
    loader.report(diagnostic(thrown.code, loader.span(thrown.node), values));
    return undefined;
  }
}

interface Reading {
  readonly loader: Loader;
  /** Where in the event the names of the function's parameter are. */
  readonly paths: ReadonlyMap<ts.Symbol, string>;
}

/** Leaves the recursion at once; never leaves this file. */
class Refused extends Error {
  readonly node: ts.Node;
  readonly code: "NG2210" | "NG2211";

  constructor(node: ts.Node, code: "NG2210" | "NG2211") {
    super("refused");
    this.node = node;
    this.code = code;
  }
}

function refuse(node: ts.Node, code: "NG2210" | "NG2211" = "NG2210"): never {
  throw new Refused(node, code);
}

function pathsOf(loader: Loader, code: FunctionNode): ReadonlyMap<ts.Symbol, string> {
  const [event] = code.parameters;
  return new Map(event && bound(loader, event.name, "$"));
}

type Bound = readonly (readonly [ts.Symbol, string])[];

function bound(loader: Loader, name: ts.BindingName, path: string): Bound {
  if (ts.isIdentifier(name)) {
    const symbol = loader.checker.getSymbolAtLocation(name);
    return symbol ? [[symbol, path]] : [];
  }
  if (ts.isArrayBindingPattern(name)) return [];
  return name.elements.flatMap((element) => {
    const member = element.propertyName ?? element.name;
    const isPlain = !element.dotDotDotToken && !element.initializer;
    const isNamed = ts.isIdentifier(member) || ts.isStringLiteral(member);
    return isPlain && isNamed ? bound(loader, element.name, `${path}.${member.text}`) : [];
  });
}

function readTemplate(reading: Reading, node: ts.Expression): EventTemplate {
  const { loader } = reading;
  const plain = plainExpression(node);
  const path = pathTo(reading, plain);
  if (path !== undefined) return surePath(reading, plain, path);
  const constant = loader.constantOf(plain);
  if (constant.kind === "constant") {
    // An angle bracket can't be escaped.
    const isSafe = constant.value !== undefined && !JSON.stringify(constant.value).includes("<");
    return isSafe ? constant : refuse(node);
  }
  if (ts.isObjectLiteralExpression(plain)) {
    return { kind: "object", members: plain.properties.map((each) => readMember(reading, each)) };
  }
  if (ts.isArrayLiteralExpression(plain)) {
    return { kind: "array", items: plain.elements.map((each) => readTemplate(reading, each)) };
  }
  return refuse(node);
}

function readMember(reading: Reading, member: ts.ObjectLiteralElementLike): Member {
  const isNamed = member.name && (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name));
  if (!isNamed || member.name.text.includes("<")) return refuse(member);
  const { text } = member.name;
  if (ts.isPropertyAssignment(member)) return [text, readTemplate(reading, member.initializer)];
  return ts.isShorthandPropertyAssignment(member)
    ? [text, readTemplate(reading, member.name)]
    : refuse(member);
}

/** `$.detail.orderId`, of names and accesses alone. */
function pathTo(reading: Reading, node: ts.Expression): string | undefined {
  const plain = plainExpression(node);
  if (ts.isIdentifier(plain)) {
    const symbol = symbolOf(reading.loader.checker, plain);
    return symbol && reading.paths.get(symbol);
  }
  if (ts.isPropertyAccessExpression(plain)) {
    const object = pathTo(reading, plain.expression);
    return object && `${object}.${plain.name.text}`;
  }
  if (!ts.isElementAccessExpression(plain)) return undefined;
  const object = pathTo(reading, plain.expression);
  const key = plainExpression(plain.argumentExpression);
  if (object === undefined) return undefined;
  if (ts.isNumericLiteral(key)) return `${object}[${key.text}]`;
  return ts.isStringLiteralLike(key) ? `${object}.${key.text}` : undefined;
}

/** What is not there EventBridge leaves no place for, so that the member must be; and it knows only plain names. */
function surePath(reading: Reading, node: ts.Expression, path: string): EventTemplate {
  if (!/^\$(\.[\w-]+(\[\d+\])*)+$/.test(path)) return refuse(node);
  for (let part = node; ; ) {
    const type = reading.loader.checker.getTypeAtLocation(part);
    if (mayBeAbsent(type)) return refuse(node, "NG2211");
    const plain = plainExpression(part);
    if (!ts.isPropertyAccessExpression(plain) && !ts.isElementAccessExpression(plain)) break;
    part = plain.expression;
  }
  return { kind: "path", path };
}

function mayBeAbsent(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some(({ flags }) => flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null));
}

function oneLine(node: ts.Node): string {
  const text = node.getText().replaceAll(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
