import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { Span } from "../../diagnostics/index.ts";
import { spanOf, spanOfFile } from "./span-of.ts";

/** Where a member is written: its name, and its value where the file spells it out. */
export interface SettingPlace {
  readonly name: Span;
  readonly value?: Span;
}

/**
 * Finds a member of the object that a file exports by default: `["prod", "network", "subnetIds", "0"]`. Of what the file doesn't write out, as a spread of
 * something imported, it is the nearest member around it, or the file.
 *
 * @param file relative to the directory.
 */
export function placeOfSetting(
  directory: string,
  file: string,
  path: readonly string[],
): SettingPlace {
  const whole = spanOfFile(directory, join(directory, file));
  const source = sourceOf(join(directory, file));
  let value = source && exported(source);
  let name: ts.Node | undefined;
  for (const step of path) {
    const member = value && memberOf(value, step);
    if (member === undefined) return { name: name ? spanOf(directory, name) : whole };
    name = member.name;
    value = member.value;
  }
  return {
    name: name ? spanOf(directory, name) : whole,
    ...(value && name && { value: spanOf(directory, value) }),
  };
}

function sourceOf(file: string): ts.SourceFile | undefined {
  if (!existsSync(file)) return undefined;
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}

function exported(source: ts.SourceFile): ts.Expression | undefined {
  return source.statements.find(ts.isExportAssignment)?.expression;
}

interface Member {
  readonly name: ts.Node;
  readonly value: ts.Expression;
}

function memberOf(value: ts.Expression, name: string): Member | undefined {
  const literal = literalOf(value);
  if (literal === undefined) return undefined;
  if (ts.isArrayLiteralExpression(literal)) {
    const element = literal.elements[Number(name)];
    return element && { name: element, value: element };
  }
  // The last one counts, as in a run.
  return literal.properties
    .map((property) => memberIn(property, name))
    .findLast((member) => member !== undefined);
}

function memberIn(property: ts.ObjectLiteralElementLike, name: string): Member | undefined {
  if (ts.isSpreadAssignment(property)) return memberOf(property.expression, name);
  if (property.name === undefined || textOf(property.name) !== name) return undefined;
  if (ts.isPropertyAssignment(property))
    return { name: property.name, value: property.initializer };
  if (!ts.isShorthandPropertyAssignment(property)) return undefined;
  return { name: property.name, value: property.name };
}

function textOf(name: ts.PropertyName): string | undefined {
  const isText = ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name);
  return isText ? name.text : undefined;
}

/** Through parentheses, types, constants of the same file, and the call that only hands its argument on. */
function literalOf(
  value: ts.Expression,
): ts.ObjectLiteralExpression | ts.ArrayLiteralExpression | undefined {
  if (ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value)) return value;
  const inner = innerOf(value);
  return inner && literalOf(inner);
}

function innerOf(value: ts.Expression): ts.Expression | undefined {
  if (ts.isParenthesizedExpression(value) || ts.isAsExpression(value)) return value.expression;
  if (ts.isSatisfiesExpression(value)) return value.expression;
  if (ts.isCallExpression(value)) return value.arguments[0];
  return ts.isIdentifier(value) ? constantNamed(value) : undefined;
}

/** Declared before it is used, so that no constant is its own. */
function constantNamed(name: ts.Identifier): ts.Expression | undefined {
  const declarations = name
    .getSourceFile()
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  const found = declarations.find(
    (each) => ts.isIdentifier(each.name) && each.name.text === name.text && each.pos < name.pos,
  );
  return found?.initializer;
}
