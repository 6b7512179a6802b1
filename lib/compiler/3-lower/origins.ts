import ts from "typescript";
import type { Span } from "../../diagnostics/index.ts";
import type { Origin } from "../ir/index.ts";

/** Where a node comes from: its label, and the comment above its statement. */
export function originOf(node: ts.Node, label: string, spanOf: (node: ts.Node) => Span): Origin {
  const comment = commentAbove(node);
  return { span: spanOf(node), label, ...(comment === undefined ? {} : { comment }) };
}

/** The node's source on one line of at most 60 characters. */
export function shortText(node: ts.Node): string {
  const text = node.getText().replaceAll(/\s+/g, " ");
  return text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}…`;
}

function commentAbove(node: ts.Node): string | undefined {
  const owner = commentOwner(node);
  const source = node.getSourceFile();
  const text = source.text;
  const ranges = owner && ts.getLeadingCommentRanges(text, owner.getFullStart());
  if (owner === undefined || ranges === undefined) return undefined;
  const lines: string[] = [];
  let below = owner.getStart(source);
  for (const range of ranges.toReversed()) {
    if (text.slice(range.end, below).split("\n").length > 2) break;
    if (trailsOther(text, range.pos)) break;
    lines.unshift(plainComment(text.slice(range.pos, range.end)));
    below = range.pos;
  }
  const comment = lines.join("\n").trim();
  return comment === "" ? undefined : comment;
}

/** What a comment above would be about: the nearest statement or list item around the node. */
function commentOwner(node: ts.Node): ts.Node | undefined {
  if (ts.isStatement(node) && !ts.isBlock(node)) return node;
  const { parent } = node;
  if (parent === undefined || ts.isArrowFunction(node)) return undefined;
  if (ts.isArrayLiteralExpression(parent)) return node;
  return ts.isArrowFunction(parent) ? undefined : commentOwner(parent);
}

/** A comment at the end of a line of code is about that line. */
function trailsOther(text: string, position: number): boolean {
  return text.slice(text.lastIndexOf("\n", position - 1) + 1, position).trim() !== "";
}

function plainComment(comment: string): string {
  if (comment.startsWith("//")) return comment.replace(/^\/\/\s?/, "");
  const body = comment.replace(/^\/\*+/, "").replace(/\*+\/$/, "");
  return body
    .split("\n")
    .map((line) => line.replace(/^\s*\*?\s?/, "").trimEnd())
    .join("\n")
    .trim();
}
