import type { ChoiceState, PassState } from "../../../asl/index.ts";
import type { ChoiceNode } from "../../ir/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { printed } from "../template.ts";
import { step } from "../transition.ts";

/**
 * Always with a Default: without a match Step Functions ends the run with an error that nothing can catch. A Choice of no rules is not valid: what
 * computes alone is a Pass.
 */
export function emitChoice(node: ChoiceNode, context: GraphContext): ChoiceState | PassState {
  if (node.rules.length === 0) return { Type: "Pass", ...step(node.otherwise, context) };
  const { Next, ...otherwise } = step(node.otherwise, context);
  return {
    Type: "Choice",
    Choices: node.rules.map(({ test, edge }) => ({
      Condition: printed(test, context.variables),
      ...step(edge, context),
    })),
    Default: Next,
    ...otherwise,
  };
}
