import { type Expression, literal, object } from "../../jsonata/index.ts";

/** What awaiting a container gives. */
export function ended(exitCode: number, outcome: string): Expression {
  return object([
    { key: "exitCode", value: literal(exitCode) },
    { key: "outcome", value: literal(outcome) },
  ]);
}
