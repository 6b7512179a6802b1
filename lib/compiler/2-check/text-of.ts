import type ts from "typescript";

/** The source of a node on one line, cut where it is long. */
export function textOf(node: ts.Node): string {
  const text = node.getText().replaceAll(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
