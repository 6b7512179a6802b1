import ts from "typescript";
import type { Constant, ConstantValue, FunctionNode, Setting, Settings } from "./loaded-project.ts";
import { plainExpression } from "./plain-expression.ts";
import { initializerOf, symbolOf } from "./symbols.ts";

/** The options of a declaration: the constant ones by path, and the functions and calls among them. */
export interface Options {
  readonly settings: Settings;
  readonly functions: ReadonlyMap<string, FunctionNode>;
  /** `json<T>()`, `secret("…")` and the like. */
  readonly calls: ReadonlyMap<string, ts.CallExpression>;
}

/** What reading options needs of the project. */
export interface OptionReader {
  readonly checker: ts.TypeChecker;
  constantOf(expression: ts.Expression): Constant;
  /** Calls that stand in an option for what they are, and not for a value. */
  isMarker(call: ts.CallExpression): boolean;
  /** An option can only be known by running code: the option's path, and the part that isn't constant. */
  notConstant(path: string, node: ts.Node): void;
}

/** @param path of the options themselves, where they are an option of something */
export function readOptions(
  reader: OptionReader,
  options: ts.Expression | undefined,
  path = "",
): Options {
  const found = { settings: new Map(), functions: new Map(), calls: new Map() };
  if (options !== undefined) readOption(reader, found, path, options);
  return found;
}

interface Found {
  readonly settings: Map<string, Setting>;
  readonly functions: Map<string, FunctionNode>;
  readonly calls: Map<string, ts.CallExpression>;
}

function readOption(reader: OptionReader, found: Found, path: string, node: ts.Expression): void {
  const target = literalOf(reader, node);
  const method = functionOf(target);
  if (method !== undefined) found.functions.set(path, method);
  else if (ts.isCallExpression(target) && reader.isMarker(target)) found.calls.set(path, target);
  else if (ts.isObjectLiteralExpression(target)) readMembers(reader, found, path, target);
  else if (ts.isArrayLiteralExpression(target)) readElements(reader, found, path, target);
  else readValue(reader, found, path, node);
}

/** Follows constants to the literal they hold, so that each option has its own place. */
function literalOf({ checker, isMarker }: OptionReader, node: ts.Expression): ts.Expression {
  const plain = plainExpression(node);
  const name = ts.isPropertyAccessExpression(plain) ? plain.name : plain;
  const symbol = ts.isIdentifier(name) ? symbolOf(checker, name) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (declaration && ts.isFunctionDeclaration(declaration)) return plain;
  const initializer = symbol && initializerOf(symbol);
  if (initializer === undefined) return plain;
  const held = plainExpression(initializer);
  const isHeld = isContainerLiteral(held) || functionOf(held) || isMarked(held, isMarker);
  return isHeld ? held : plain;
}

function isMarked(node: ts.Expression, isMarker: OptionReader["isMarker"]): boolean {
  return ts.isCallExpression(node) && isMarker(node);
}

function isContainerLiteral(node: ts.Expression): boolean {
  return ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);
}

function functionOf(node: ts.Node): FunctionNode | undefined {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node) ? node : undefined;
}

function readMembers(
  reader: OptionReader,
  found: Found,
  path: string,
  literal: ts.ObjectLiteralExpression,
): void {
  for (const property of literal.properties) readMember(reader, found, path, property);
  readWhole(reader, found, path, literal);
}

function readMember(
  reader: OptionReader,
  found: Found,
  path: string,
  property: ts.ObjectLiteralElementLike,
): void {
  if (ts.isSpreadAssignment(property)) readOption(reader, found, path, property.expression);
  else {
    const name = property.name && memberName(property.name);
    const value = memberValue(property);
    const at = [path, name].filter((part) => part).join(".");
    if (name && value) readOption(reader, found, at, value);
    else reader.notConstant(at, property.name ?? property);
  }
}

/** Methods and accessors have none. */
function memberValue(property: ts.ObjectLiteralElementLike): ts.Expression | undefined {
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
}

function memberName(name: ts.PropertyName): string | undefined {
  if (ts.isNumericLiteral(name)) return String(Number(name.text));
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

function readElements(
  reader: OptionReader,
  found: Found,
  path: string,
  literal: ts.ArrayLiteralExpression,
): void {
  literal.elements.forEach((element, index) => {
    readOption(reader, found, `${path}.${index}`, element);
  });
  readWhole(reader, found, path, literal);
}

/** The whole object or array as well, when all of it is constant. */
function readWhole(reader: OptionReader, found: Found, path: string, node: ts.Expression): void {
  const constant = reader.constantOf(node);
  if (path !== "" && constant.kind === "constant") set(found, path, constant.value, node);
}

function readValue(reader: OptionReader, found: Found, path: string, node: ts.Expression): void {
  const constant = reader.constantOf(node);
  if (constant.kind === "unknown") reader.notConstant(path, constant.node);
  else set(found, path, constant.value, node);
}

function set(found: Found, path: string, value: ConstantValue, node: ts.Expression): void {
  if (value !== undefined) found.settings.set(path, { value, node });
}
