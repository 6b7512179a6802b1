import ts from "typescript";

/** A class of errors of the project, or a built-in one. */
export interface ErrorName {
  /** What the errors of the class are called. */
  readonly name: string;
  readonly declaration?: ts.ClassDeclaration;
  readonly base?: ErrorName;
}

/** The class that an expression names; undefined for what is no class of errors. */
export function errorNameOf(name: ts.Node, checker: ts.TypeChecker): ErrorName | undefined {
  const found = checker.getSymbolAtLocation(name);
  const symbol =
    found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  if (symbol === undefined) return undefined;
  const declaration = symbol.declarations?.find(ts.isClassDeclaration);
  if (declaration === undefined)
    return BUILT_IN.has(symbol.name) ? { name: symbol.name } : undefined;
  const extended = baseOf(declaration);
  const base = extended && errorNameOf(extended, checker);
  if (base === undefined) return undefined;
  return { name: ownName(declaration) ?? declaration.name?.text ?? base.name, declaration, base };
}

/** The names of a class and of those made from it in the files given. */
export function namesOfKind(
  kind: ErrorName,
  files: readonly ts.SourceFile[],
  checker: ts.TypeChecker,
): readonly string[] {
  const { declaration } = kind;
  if (declaration === undefined) return [kind.name];
  const derived = files
    .flatMap((file) => file.statements.filter(ts.isClassDeclaration))
    .flatMap((each) => (each.name ? (errorNameOf(each.name, checker) ?? []) : []))
    .filter((each) => descends(each, declaration));
  return [...new Set([kind, ...derived].map(({ name }) => name))];
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

function descends(kind: ErrorName, from: ts.ClassDeclaration): boolean {
  return kind.declaration === from || (kind.base !== undefined && descends(kind.base, from));
}

function baseOf(declaration: ts.ClassDeclaration): ts.Expression | undefined {
  const clause = declaration.heritageClauses?.find(
    (each) => each.token === ts.SyntaxKind.ExtendsKeyword,
  );
  return clause?.types[0]?.expression;
}

/** `name = "NoRows"` */
function ownName(declaration: ts.ClassDeclaration): string | undefined {
  const property = declaration.members
    .filter(ts.isPropertyDeclaration)
    .find((each) => each.name.getText() === "name");
  const value = property?.initializer && unwrapped(property.initializer);
  return value && ts.isStringLiteralLike(value) ? value.text : undefined;
}

/** `"NoRows" as const` */
function unwrapped(expression: ts.Expression): ts.Expression {
  return ts.isAsExpression(expression) ? unwrapped(expression.expression) : expression;
}
