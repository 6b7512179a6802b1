import type ts from "typescript";
import { type ExpressionContext, refuse } from "../expression-context.ts";

/** Refuses what has to be known when the flow is compiled. */
export function refuseUnknown(node: ts.Node, what: string, context: ExpressionContext): void {
  refuse(context, node, "NG1312", { argument: `\`${node.getText()}\``, what });
}
