import ts from "typescript";
import { heldExpression, heldLiteral } from "./held-literal.ts";

/** Where the calendar is written whose days a schedule is for; the schedule itself, where that can't be followed. */
export function writtenCalendar(checker: ts.TypeChecker, schedule: ts.Expression): ts.Node {
  const call = heldExpression(checker, schedule);
  const options = ts.isCallExpression(call) ? call.arguments[2] : undefined;
  const literal = options && heldLiteral(checker, options);
  const only = literal?.properties.find((property) => property.name?.getText() === "only");
  if (only === undefined || !ts.isPropertyAssignment(only)) return schedule;
  const days = heldExpression(checker, only.initializer);
  return ts.isPropertyAccessExpression(days) ? heldExpression(checker, days.expression) : days;
}
