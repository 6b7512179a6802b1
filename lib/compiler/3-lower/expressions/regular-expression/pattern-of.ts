import ts from "typescript";
import { type Expression, regex } from "../../../jsonata/index.ts";
import { type ExpressionContext, refuse } from "../expression-context.ts";
import { symbolOf } from "../identifier.ts";
import { unwrap } from "../unwrap.ts";
import { parsePattern } from "./parse-pattern.ts";
import { type Alternatives, capturesOf, mayBeEmpty, type Piece } from "./pattern.ts";
import { printPattern } from "./print-pattern.ts";

/** A regular expression of the flow, as JSONata has it. */
export interface Pattern {
  readonly expression: Expression;
  readonly node: ts.RegularExpressionLiteral;
  /** Where it is used. */
  readonly place: ts.Node;
  readonly isGlobal: boolean;
  readonly mayBeEmpty: boolean;
  /** For each group, whether a match may leave it out. */
  readonly captures: readonly boolean[];
}

/** The regular expression that a node is, or names. */
export function regularExpressionOf(
  node: ts.Expression,
  context: ExpressionContext,
): ts.RegularExpressionLiteral | undefined {
  const inner = unwrap(node);
  if (ts.isRegularExpressionLiteral(inner)) return inner;
  if (!ts.isIdentifier(inner)) return undefined;
  const declaration = symbolOf(inner, context)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration)) return undefined;
  const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  const value = isConstant && declaration.initializer && unwrap(declaration.initializer);
  return value && ts.isRegularExpressionLiteral(value) ? value : undefined;
}

/** The same as a pattern; reports what the two evaluators would not answer alike, at `place`. */
export function patternOf(
  node: ts.RegularExpressionLiteral,
  place: ts.Node,
  context: ExpressionContext,
): Pattern | undefined {
  const end = node.text.lastIndexOf("/");
  const [source, flags] = [node.text.slice(1, end), node.text.slice(end + 1)];
  const parsed = parsePattern(source);
  const reason = "reason" in parsed ? parsed.reason : refusedFlags(flags, parsed);
  if (reason !== undefined || "reason" in parsed) {
    refusePattern(node, place, reason ?? "", context);
    return undefined;
  }
  const text = printPattern(parsed, { lines: flags.includes("m"), all: flags.includes("s") });
  return {
    expression: regex(text, flags.includes("i") ? "i" : ""),
    node,
    place,
    isGlobal: flags.includes("g"),
    mayBeEmpty: mayBeEmpty(parsed),
    captures: capturesOf(parsed),
  };
}

export function refusePattern(
  node: ts.RegularExpressionLiteral,
  place: ts.Node,
  reason: string,
  context: ExpressionContext,
): void {
  refuse(context, place, "NG1010", { pattern: node.text, reason });
}

function refusedFlags(flags: string, parsed: Alternatives): string | undefined {
  const other = /[yvd]/.exec(flags)?.[0];
  if (other) return `has the flag \`${other}\``;
  if (!flags.includes("i")) return undefined;
  if (flags.includes("u")) return "has the flags `i` and `u`";
  return parsed.some((pieces) => pieces.some(isCased))
    ? "has the flag `i` and letters beyond ASCII"
    : undefined;
}

/** Java's `i` is for ASCII. */
function isCased(piece: Piece): boolean {
  if (piece.kind === "character") return hasCase(piece.character, piece.character);
  if (piece.kind === "class")
    return piece.parts.some((part) => part.kind === "range" && hasCase(part.from, part.to));
  if (piece.kind === "repeat") return isCased(piece.of);
  const inner = piece.kind === "group" || piece.kind === "ahead" ? piece.of : [];
  return inner.some((pieces) => pieces.some(isCased));
}

function hasCase(from: string, to: string): boolean {
  const [first, last] = [Math.max(0x80, from.charCodeAt(0)), to.charCodeAt(0)];
  for (let code = first; code <= last; code += 1) {
    const one = String.fromCharCode(code);
    if (one.toLowerCase() !== one || one.toUpperCase() !== one) return true;
  }
  return false;
}
