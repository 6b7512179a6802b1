import ts from "typescript";
import { plainExpression } from "../../1-load/index.ts";

/** What one class says of the `name` of its errors: a text, the name of the class that is made, or something that only a run can tell. */
export type NameRule =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "class" }
  | { readonly kind: "unknown" };

/** What the class itself sets; undefined when it leaves the name to the class that it extends. */
export function nameRuleOf(
  declaration: ts.ClassLikeDeclaration,
  checker: ts.TypeChecker,
): NameRule | undefined {
  if (declaration.getSourceFile().isDeclarationFile) return declaredRule(declaration, checker);
  const named = declaration.members.filter((each) => each.name?.getText() === "name");
  const isField = (each: ts.ClassElement) => ts.isPropertyDeclaration(each) && !isStatic(each);
  if (named.length > 1 || !named.every(isField)) return unknown;
  const inConstructor = constructorRule(declaration, checker);
  if (inConstructor) return inConstructor;
  const member = named.find(ts.isPropertyDeclaration);
  if (member === undefined) return undefined;
  if (hasModifier(member, ts.SyntaxKind.DeclareKeyword)) return undefined;
  // Without an initializer the field is there all the same, and undefined.
  return member.initializer ? ruleOf(member.initializer, declaration, checker) : unknown;
}

/** Whether a class's own code gives its errors a `message` other than what it hands to `super`. */
export function changesMessage(declaration: ts.ClassLikeDeclaration): boolean {
  const own = declaration.members.some(
    (each) =>
      each.name?.getText() === "message" && !hasModifier(each, ts.SyntaxKind.DeclareKeyword),
  );
  const made = declaration.members.find(ts.isConstructorDeclaration);
  if (own || made === undefined) return own;
  const parameters = made.parameters.some(
    (each) => ts.isParameterPropertyDeclaration(each, made) && isNamed(each, "message"),
  );
  return parameters || touches(made, "message") || changesItself(made);
}

const unknown: NameRule = { kind: "unknown" };

/** A declaration file tells no more than the type. */
function declaredRule(
  declaration: ts.ClassLikeDeclaration,
  checker: ts.TypeChecker,
): NameRule | undefined {
  const member = declaration.members.find((each) => each.name?.getText() === "name");
  const symbol = member?.name && checker.getSymbolAtLocation(member.name);
  const type = symbol && checker.getTypeOfSymbol(symbol);
  return type?.isStringLiteral() ? { kind: "text", text: type.value } : unknown;
}

function constructorRule(
  declaration: ts.ClassLikeDeclaration,
  checker: ts.TypeChecker,
): NameRule | undefined {
  const made = declaration.members.find(ts.isConstructorDeclaration);
  if (made?.body === undefined) return undefined;
  const isParameter = made.parameters.some(
    (each) => ts.isParameterPropertyDeclaration(each, made) && isNamed(each, "name"),
  );
  if (isParameter || changesItself(made)) return unknown;
  if (!touches(made, "name")) return undefined;
  const set = made.body.statements.flatMap((statement) => nameSetBy(statement) ?? []);
  const plain = set.length === countOf(made, "name");
  const last = set.at(-1);
  return plain && last ? ruleOf(last, declaration, checker) : unknown;
}

/** `this.name = value;` */
function nameSetBy(statement: ts.Statement): ts.Expression | undefined {
  const expression = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  const sets =
    expression &&
    ts.isBinaryExpression(expression) &&
    expression.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    isOwn(expression.left, "name");
  return sets ? expression.right : undefined;
}

function ruleOf(
  expression: ts.Expression,
  declaration: ts.ClassLikeDeclaration,
  checker: ts.TypeChecker,
): NameRule {
  const value = plainExpression(expression);
  if (ts.isStringLiteralLike(value)) return { kind: "text", text: value.text };
  const text = value.getText();
  if (text === "new.target.name" || text === "this.constructor.name") return { kind: "class" };
  if (declaration.name && text === `${declaration.name.text}.name`) {
    return { kind: "text", text: declaration.name.text };
  }
  const type = ts.isIdentifier(value) ? checker.getTypeAtLocation(value) : undefined;
  return type?.isStringLiteral() ? { kind: "text", text: type.value } : unknown;
}

/** `this.name` is there, to be read or set. */
function touches(node: ts.Node, name: string): boolean {
  return countOf(node, name) > 0;
}

function countOf(node: ts.Node, name: string): number {
  let count = isOwn(node, name) ? 1 : 0;
  ts.forEachChild(node, (child) => {
    count += countOf(child, name);
  });
  return count;
}

function isOwn(node: ts.Node, name: string): boolean {
  if (ts.isElementAccessExpression(node)) return node.expression.kind === ts.SyntaxKind.ThisKeyword;
  return (
    ts.isPropertyAccessExpression(node) &&
    node.expression.kind === ts.SyntaxKind.ThisKeyword &&
    node.name.text === name
  );
}

/** `this` is handed to something that may set any of its members; two well-known calls do not. */
function changesItself(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && handsItself(node)) return !HARMLESS.test(node.getText());
  return ts.forEachChild(node, (child) => changesItself(child) || undefined) ?? false;
}

function handsItself({ expression, arguments: given }: ts.CallExpression): boolean {
  const isThis = (node: ts.Node): boolean => node.kind === ts.SyntaxKind.ThisKeyword;
  const isMethod = ts.isPropertyAccessExpression(expression) && isThis(expression.expression);
  return isMethod || given.some(isThis);
}

const HARMLESS =
  /^(Error\.captureStackTrace\??\.?\(|(Object|Reflect)\.setPrototypeOf\(this, new\.target\.prototype\))/;

function isNamed(parameter: ts.ParameterDeclaration, name: string): boolean {
  return parameter.name.getText() === name;
}

function isStatic(node: ts.Node): boolean {
  return hasModifier(node, ts.SyntaxKind.StaticKeyword);
}

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return modifiers?.some((each) => each.kind === kind) ?? false;
}
