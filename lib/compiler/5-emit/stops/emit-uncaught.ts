import type { Catcher, State } from "../../../asl/index.ts";
import type { Failed, TaskNode } from "../../ir/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { catcher } from "../error-handling.ts";
import { printed } from "../template.ts";
import { emitFailed } from "./failed.ts";
import { nameOf } from "./name-of.ts";
import { readsInput } from "./reads-input.ts";

/**
 * What a step's Task catches, and the state behind it, where Step Functions alone would end the run with `States.TaskFailed`: so it ends with the error
 * of the flow that failed. It costs a transition only then.
 */
export function emitUncaught(
  node: TaskNode,
  { failure, value }: Failed,
  name: string,
  context: GraphContext,
): { readonly catch: readonly Catcher[]; readonly states: readonly (readonly [string, State])[] } {
  const take = (label: string): string => context.nameState({ span: node.origin.span, label });
  const failed = take(`${name} failed`);
  const passesInput = readsInput(node);
  const own: Catcher = {
    ErrorEquals: ["States.TaskFailed"],
    Next: failed,
    Assign: { [nameOf(failure, context)]: printed(value, context.variables) },
    ...(passesInput && { Output: "{% $states.input %}" }),
  };
  const state = emitFailed({ failure, counters: [], name, take, passesInput }, context);
  return {
    catch: [...node.catch.map((each) => catcher(each, context)), own],
    states: [[failed, state]],
  };
}
