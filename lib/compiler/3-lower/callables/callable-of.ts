import ts from "typescript";
import {
  type FunctionNode,
  functionsObject,
  isConst,
  isFunctionParameter,
  isFunctionType,
  plainExpression,
  symbolOf,
} from "../../1-load/index.ts";
import type { Bound, Callable, Code, Functions } from "./callable.ts";
import { withBound } from "./callable.ts";
import { isStable } from "./is-stable.ts";

/** The function that an expression is or names, where that is known without running anything. */
export function callableOf(node: ts.Expression, functions: Functions): Callable | undefined {
  const inner = plainExpression(node);
  if (isFunction(inner)) return code(inner);
  if (ts.isIdentifier(inner)) return named(inner, functions);
  if (ts.isConditionalExpression(inner)) return chosen(inner, functions);
  if (ts.isCallExpression(inner)) return given(inner, functions);
  if (ts.isPropertyAccessExpression(inner)) return memberOf(inner, functions);
  return ts.isElementAccessExpression(inner) ? elementOf(inner, functions) : undefined;
}

/** The same for a function that stands as it is written: no choice, and not the result of a call. */
export function functionNodeOf(
  node: ts.Expression,
  functions: Functions,
): FunctionNode | undefined {
  const callable = callableOf(node, functions);
  return callable?.kind === "code" && callable.frames.length === 0 ? callable.fn : undefined;
}

/** The parameters of a function that stand for functions in a call. */
export function boundBy(
  fn: FunctionNode,
  given: readonly ts.Expression[],
  functions: Functions,
): Bound {
  const bound = new Map<ts.Symbol, Callable>();
  fn.parameters.forEach((parameter, at) => {
    const argument = given[at] ?? parameter.initializer;
    const symbol = functions.checker.getSymbolAtLocation(parameter.name);
    if (!argument || !symbol || !isFunctionParameter(parameter, functions.checker)) return;
    const callable = callableOf(argument, functions);
    if (callable) bound.set(symbol, callable);
  });
  return bound;
}

function code(fn: FunctionNode, frames: Code["frames"] = [], functions: Bound = new Map()): Code {
  return { kind: "code", fn, frames, functions };
}

function isFunction(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function named(name: ts.Expression, functions: Functions): Callable | undefined {
  const symbol = symbolOf(functions.checker, name);
  const bound = symbol && functions.bound?.(symbol);
  if (bound) return bound;
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined) return undefined;
  if (declaration.getSourceFile().isDeclarationFile || functions.stepOf(name)) {
    return { kind: "other", node: name };
  }
  if (ts.isFunctionDeclaration(declaration)) return declaration.body && code(declaration);
  return constant(declaration, functions);
}

/** What a `const` holds: an expression that could not have another value where it is called. */
function constant(declaration: ts.Declaration, functions: Functions): Callable | undefined {
  if (!ts.isVariableDeclaration(declaration) || !isConst(declaration)) return undefined;
  const { initializer } = declaration;
  const isNamed = ts.isIdentifier(declaration.name);
  return initializer && isNamed && !isWithin(initializer, declaration, functions)
    ? callableOf(initializer, functions)
    : undefined;
}

/** `const f = cond ? f : g` would look for itself for ever. */
function isWithin(
  initializer: ts.Expression,
  { name }: ts.VariableDeclaration,
  { checker }: Functions,
): boolean {
  if (isFunction(plainExpression(initializer))) return false;
  const symbol = checker.getSymbolAtLocation(name);
  const visit = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && symbolOf(checker, node) === symbol) ||
    (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(initializer);
}

function chosen(node: ts.ConditionalExpression, functions: Functions): Callable | undefined {
  const then = callableOf(node.whenTrue, functions);
  const otherwise = callableOf(node.whenFalse, functions);
  if (!then || !otherwise || !isStable(node.condition, functions)) return undefined;
  return { kind: "choice", test: { kind: "truth", node: node.condition }, then, otherwise };
}

/** `adder(2)`: the function that `adder` returns. */
function given(call: ts.CallExpression, functions: Functions): Callable | undefined {
  if (!isFunctionType(functions.checker.getTypeAtLocation(call), functions.checker))
    return undefined;
  const maker = callableOf(call.expression, functions);
  if (maker?.kind !== "code") return undefined;
  const result = resultOf(maker.fn);
  const isData = call.arguments.filter((each) => !isFunctionArgument(each, functions));
  if (result === undefined || !isData.every((each) => isStable(each, functions))) return undefined;
  const bound = boundBy(maker.fn, call.arguments, functions);
  const inside = new Map([...maker.functions, ...bound]);
  const made = callableOf(result, withBound(functions, inside));
  if (made?.kind !== "code") return made;
  const frames = [...maker.frames, { fn: maker.fn, arguments: call.arguments }, ...made.frames];
  return code(made.fn, frames, new Map([...inside, ...made.functions]));
}

function isFunctionArgument(node: ts.Expression, { checker }: Functions): boolean {
  return isFunctionType(checker.getTypeAtLocation(node), checker);
}

/** The expression that a function returns, if it does nothing else. */
function resultOf({ body }: FunctionNode): ts.Expression | undefined {
  if (body === undefined || !ts.isBlock(body)) return body;
  const [only, ...others] = body.statements;
  return only && others.length === 0 && ts.isReturnStatement(only) ? only.expression : undefined;
}

/** `ops.add`, `helpers.double` of a module, `Math.abs`. */
function memberOf(node: ts.PropertyAccessExpression, functions: Functions): Callable | undefined {
  const object = objectOf(node.expression, functions);
  if (object) return memberNamed(object, node.name.text, functions);
  if (functions.stepOf(node)) return { kind: "other", node };
  const owner = ts.isIdentifier(node.expression)
    ? symbolOf(functions.checker, node.expression)
    : undefined;
  if (owner?.valueDeclaration?.getSourceFile().isDeclarationFile) return { kind: "other", node };
  const isModule = owner !== undefined && (owner.flags & ts.SymbolFlags.ValueModule) !== 0;
  return isModule ? named(node.name, functions) : undefined;
}

/** `ops[key]`: a choice between the members that the key may name. */
function elementOf(node: ts.ElementAccessExpression, functions: Functions): Callable | undefined {
  const object = objectOf(node.expression, functions);
  const key = node.argumentExpression;
  const type = functions.checker.getTypeAtLocation(key);
  const names = (type.isUnion() ? type.types : [type]).map((part) =>
    part.isStringLiteral() ? part.value : undefined,
  );
  if (object === undefined || names.some((name) => name === undefined)) return undefined;
  const members = names.flatMap((name) => {
    const member = name === undefined ? undefined : memberNamed(object, name, functions);
    return name !== undefined && member ? [{ name, member }] : [];
  });
  const last = members.at(-1);
  if (last === undefined || members.length < names.length) return undefined;
  if (members.length > 1 && !isStable(key, functions)) return undefined;
  return members.slice(0, -1).reduceRight<Callable>(
    (otherwise, { name, member }) => ({
      kind: "choice",
      test: { kind: "key", node: key, name },
      then: member,
      otherwise,
    }),
    last.member,
  );
}

/** The object with functions that a `const` holds, of which nothing is changed later. */
function objectOf(
  node: ts.Expression,
  functions: Functions,
): ts.ObjectLiteralExpression | undefined {
  const inner = plainExpression(node);
  const declaration = ts.isIdentifier(inner)
    ? symbolOf(functions.checker, inner)?.valueDeclaration
    : undefined;
  const object = functionsObject(declaration, functions.checker);
  return object && isStable(inner, functions) ? object : undefined;
}

function memberNamed(
  object: ts.ObjectLiteralExpression,
  name: string,
  functions: Functions,
): Callable | undefined {
  if (object.properties.some((each) => ts.isSpreadAssignment(each))) return undefined;
  const member = object.properties.findLast(
    (each) => each.name && !ts.isComputedPropertyName(each.name) && each.name.text === name,
  );
  if (member && ts.isPropertyAssignment(member)) return callableOf(member.initializer, functions);
  return member && ts.isShorthandPropertyAssignment(member)
    ? named(member.name, functions)
    : undefined;
}
