import type ts from "typescript";
import type { Assignment } from "../../ir/index.ts";
import { read } from "../../jsonata/index.ts";
import { assignment } from "../assignment.ts";
import type { LowerContext, Value } from "../context.ts";
import { lowerExpression } from "../expressions/index.ts";
import { shortText } from "../origins.ts";
import { contextAt, type Place, refuse } from "../place.ts";
import { absenceIn } from "../variables.ts";
import type { Snapshot } from "./snapshots.ts";

/** A variable for what must be taken before a unit changes it. */
export function snapshotAt(
  { node, before, isShared }: Snapshot,
  replaced: Map<ts.Node, Value>,
  place: Place,
) {
  if (isShared) {
    const construct = `\`${shortText(node)}\` and a change of it in one expression`;
    refuse(place, "NG1000", node, { construct }, "write two statements");
  }
  const { checker, variables } = place.flow;
  const type = checker.getTypeAtLocation(node);
  const variable = variables.declare("before", absenceIn(checker, type));
  const optional = variables.absenceOf(variable) !== "never";
  const others = new Map(replaced);
  replaced.set(node, { expression: read(variable), type, optional });
  const assign = (context: LowerContext): readonly Assignment[] => {
    const inner = new Map([...context.replaced, ...others]);
    inner.delete(node);
    const { expression } = lowerExpression(node, contextAt(place, inner));
    return assignment(place, variable, expression, node);
  };
  return { before, assign };
}
