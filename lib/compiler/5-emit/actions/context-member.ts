import { type Expression, member, source } from "../../jsonata/index.ts";

/**
 * A member of the context object.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function contextMember(of: "Execution" | "State" | "Task", name: string): Expression {
  return member(member(source("context"), of), name);
}
