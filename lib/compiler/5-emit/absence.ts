import type { Variable } from "../ir/index.ts";
import {
  type Expression,
  encoded,
  isAbsent,
  literal,
  local,
  nullable,
  type Read,
} from "../jsonata/index.ts";
import type { NamedVariables } from "./name-variables.ts";

/** The value as a variable keeps it: Step Functions can't assign undefined. */
export function stored(
  value: Expression,
  absence: Variable["absence"],
  variables: NamedVariables,
): Expression {
  if (absence === "boxed")
    return { kind: "object", members: [{ key: "v", value, optional: true }] };
  if (absence === "never" || isDefined(value, variables)) return value;
  if (isAbsent(value)) return literal(null);
  if (isResult(nullable(value))) return nullable(value);
  if (value.kind === "read" && variables.get(value.variable)?.absence === "null") {
    return { ...value, nullable: true };
  }
  if (isPath(value)) return encoded(value);
  const bound = local("value");
  return { kind: "block", bindings: [{ name: bound.name, value }], body: encoded(bound) };
}

/** How a variable is read, as JSONata. */
export function restored(read: Read, variables: NamedVariables): string {
  const named = variables.get(read.variable);
  if (named === undefined) throw new Error(`variable ${read.variable} is read and never assigned`);
  if (named.absence === "boxed") return `$${named.name}.v`;
  const kept = `$${named.name}`;
  return named.absence === "never" || read.nullable ? kept : `(${kept} != null ? ${kept})`;
}

/** What a step gave, or one of several branches: null where it gave nothing, and always there. */
function isResult(value: Expression): boolean {
  if (value.kind === "index") return value.index.kind === "literal" && isResult(value.array);
  if (value.kind === "member") return value.name === "Payload" && isResult(value.object);
  return value.kind === "source" && value.of === "result";
}

function isPath(value: Expression): boolean {
  if (value.kind === "member") return isPath(value.object);
  return value.kind === "local" || value.kind === "source";
}

function isDefined(value: Expression, variables: NamedVariables): boolean {
  switch (value.kind) {
    case "literal":
    case "object":
    case "array":
    case "sequence":
    case "range":
      return true;
    case "member":
      return value.present === true;
    case "read":
      return variables.get(value.variable)?.absence === "never";
    case "conditional":
      return (
        value.otherwise !== undefined &&
        isDefined(value.then, variables) &&
        isDefined(value.otherwise, variables)
      );
    case "binary":
      return ["&", "=", "!=", "and", "or", "in"].includes(value.operator);
    default:
      return false;
  }
}
