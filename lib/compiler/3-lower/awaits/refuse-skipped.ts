import ts from "typescript";
import { shortText } from "../origins.ts";
import { type Place, refuse } from "../place.ts";
import type { Unit } from "./units.ts";

/** Refuses steps and changes in parts of an expression that JavaScript may skip, where nothing says so on the way to them. */
export function refuseSkipped(whole: ts.Expression, units: readonly Unit[], place: Place): void {
  for (const { node } of units) {
    const found = skippedAround(node, whole, place.flow.checker);
    if (found === undefined) continue;
    const construct = `\`${shortText(node)}\` ${found}`;
    refuse(place, "NG1000", node, { construct }, HELP[found]);
  }
}

const HELP = {
  "behind `?.`": "take the value first, and test it with `if` or `?:`",
  "in a default of an assignment": "take it apart in a declaration: `const { key = await … } = …`",
} as const;

function skippedAround(
  node: ts.Node,
  whole: ts.Node,
  checker: ts.TypeChecker,
): keyof typeof HELP | undefined {
  for (let child = node; child !== whole; child = child.parent) {
    const { parent } = child;
    if (isArgument(parent, child) && mayEnd(parent, checker)) return "behind `?.`";
    if (isPatternOf(parent, child)) return "in a default of an assignment";
  }
  return undefined;
}

type Link = ts.CallExpression | ts.ElementAccessExpression;

function isArgument(parent: ts.Node, child: ts.Node): parent is Link {
  const isLink = ts.isCallExpression(parent) || ts.isElementAccessExpression(parent);
  return isLink && parent.expression !== child;
}

/** The chain that this is a link of may end before it. */
function mayEnd(link: ts.Expression, checker: ts.TypeChecker): boolean {
  if (!ts.isOptionalChain(link)) return false;
  const { expression } = link;
  const isSkipping = "questionDotToken" in link && link.questionDotToken !== undefined;
  if (isSkipping && isNullable(checker.getTypeAtLocation(expression))) return true;
  return mayEnd(expression, checker);
}

function isNullable(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  const nullable = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Any;
  return parts.some(({ flags }) => (flags & (nullable | ts.TypeFlags.Unknown)) !== 0);
}

function isPatternOf(parent: ts.Node, child: ts.Node): boolean {
  if (!ts.isBinaryExpression(parent) || parent.left !== child) return false;
  const isPattern = ts.isArrayLiteralExpression(child) || ts.isObjectLiteralExpression(child);
  return isPattern && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}
