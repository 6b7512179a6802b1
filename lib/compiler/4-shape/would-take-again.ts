import { type ChoiceNode, type Edge, edgesOf, fieldsOf } from "../ir/index.ts";
import { mayDiffer, readsOf } from "../jsonata/index.ts";

/** Whether the choice reads what the edge to it takes of the clock or draws: without a state between them that would be taken once more. */
export function wouldTakeAgain(edge: Edge, choice: ChoiceNode): boolean {
  const taken = edge.assign.filter(({ value }) => mayDiffer(value)).map(({ variable }) => variable);
  if (taken.length === 0) return false;
  const values = edgesOf(choice).flatMap(({ assign }) => assign.map(({ value }) => value));
  const read = [...fieldsOf(choice), ...values].map(readsOf);
  return taken.some((variable) => read.some((each) => each.has(variable)));
}
