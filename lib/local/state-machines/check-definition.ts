import {
  type DefinitionDiagnostic,
  invalidDefinitionMessage,
  validateDefinition,
} from "../../asl/index.ts";
import { checkExpression } from "../../engine/index.ts";
import { errors } from "../errors.ts";
import type { StateMachineRecord } from "./state-machine-record.ts";

/** Everything that AWS would refuse in a definition; nothing if it would take it. */
export function definitionProblems(
  text: string,
  type: StateMachineRecord["type"],
): readonly DefinitionDiagnostic[] {
  return validateDefinition(text, { type, checkExpression });
}

/** @throws InvalidDefinition */
export function checkDefinition(text: string, type: StateMachineRecord["type"]): void {
  const wrong = definitionProblems(text, type).filter(({ severity }) => severity === "ERROR");
  if (wrong.length > 0) throw errors.invalidDefinition(invalidDefinitionMessage(wrong, text));
}
