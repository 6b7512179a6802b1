import ts from "typescript";
import { type LoadedProject, symbolOf } from "../1-load/index.ts";
import { type Expression, literal } from "../jsonata/index.ts";
import type { LowerContext, Value } from "./context.ts";
import { lowerExpression } from "./expressions/index.ts";
import { bindPattern, withDefault } from "./patterns.ts";

/** A class of errors: the name that its errors have, and the message that a construction gives. */
export interface ErrorClass {
  readonly name: string;
  messageOf(args: readonly ts.Expression[], context: LowerContext): Expression;
}

/** What `new Name(…)` throws; undefined for what is no class of errors. */
export function errorClass(name: ts.Expression, project: LoadedProject): ErrorClass | undefined {
  const symbol = symbolOf(project.checker, name);
  const declaration = symbol?.declarations?.find(ts.isClassDeclaration);
  if (symbol === undefined) return undefined;
  if (declaration === undefined) {
    return BUILT_IN.has(symbol.name) ? { name: symbol.name, messageOf: firstArgument } : undefined;
  }
  const base = baseOf(declaration);
  const parent = base && errorClass(base, project);
  if (parent === undefined) return undefined;
  const own = ownName(declaration, project) ?? declaration.name?.text ?? parent.name;
  return { name: own, messageOf: (args, context) => messageOf(declaration, parent, args, context) };
}

const BUILT_IN: ReadonlySet<string> = new Set([
  "Error",
  "TypeError",
  "RangeError",
  "SyntaxError",
  "EvalError",
  "ReferenceError",
  "URIError",
]);

function firstArgument(args: readonly ts.Expression[], context: LowerContext): Expression {
  const [message] = args;
  return message ? lowerExpression(message, context).expression : literal("");
}

function baseOf(declaration: ts.ClassDeclaration): ts.Expression | undefined {
  const clause = declaration.heritageClauses?.find(
    (each) => each.token === ts.SyntaxKind.ExtendsKeyword,
  );
  return clause?.types[0]?.expression;
}

/** `name = "NoRows"` */
function ownName(declaration: ts.ClassDeclaration, project: LoadedProject): string | undefined {
  const property = declaration.members
    .filter(ts.isPropertyDeclaration)
    .find((each) => each.name.getText() === "name");
  const constant = property?.initializer && project.constantOf(property.initializer);
  return constant?.kind === "constant" ? String(constant.value) : undefined;
}

function messageOf(
  declaration: ts.ClassDeclaration,
  parent: ErrorClass,
  args: readonly ts.Expression[],
  context: LowerContext,
): Expression {
  const constructor = declaration.members.find(ts.isConstructorDeclaration);
  if (constructor === undefined) return parent.messageOf(args, context);
  const passed = superArguments(constructor) ?? [];
  return parent.messageOf(passed, withParameters(constructor, args, context));
}

function superArguments(
  constructor: ts.ConstructorDeclaration,
): readonly ts.Expression[] | undefined {
  for (const statement of constructor.body?.statements ?? []) {
    const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    if (call && ts.isCallExpression(call) && call.expression.kind === ts.SyntaxKind.SuperKeyword) {
      return call.arguments;
    }
  }
  return undefined;
}

function withParameters(
  constructor: ts.ConstructorDeclaration,
  args: readonly ts.Expression[],
  context: LowerContext,
): LowerContext {
  const values = new Map<ts.Symbol, Value>();
  const inner: LowerContext = {
    ...context,
    lookup: (symbol) => values.get(symbol) ?? context.lookup(symbol),
  };
  constructor.parameters.forEach((parameter, at) => {
    const argument = args[at];
    const type = context.checker.getTypeAtLocation(parameter);
    const given: Value = argument
      ? lowerExpression(argument, context)
      : { expression: { kind: "block", bindings: [] }, type, optional: true };
    bindPattern(
      parameter.name,
      withDefault(given, parameter.initializer, inner),
      inner,
      (name, value) => {
        const symbol = context.checker.getSymbolAtLocation(name);
        if (symbol) values.set(symbol, value);
      },
    );
  });
  return inner;
}
