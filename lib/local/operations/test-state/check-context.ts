import type { JsonObject, JsonValue } from "../../../asl/index.ts";
import { errors } from "../../errors.ts";

/** What a member of the context object is: a type, or members. */
type Shape = "string" | "integer" | "object" | { readonly [member: string]: Shape };

/** Members that a test may give; a Map's come from the Map itself. */
const contextShape = {
  Execution: {
    Id: "string",
    Input: "object",
    Name: "string",
    RoleArn: "string",
    StartTime: "string",
    RedriveCount: "integer",
    RedriveTime: "string",
  },
  State: { EnteredTime: "string", Name: "string", RetryCount: "integer" },
  StateMachine: { Id: "string", Name: "string" },
  Task: { Token: "string" },
} as const satisfies Shape;

/** @throws ValidationException */
export function checkContext(text: string): void {
  const problem = problemOf(text);
  if (problem !== undefined) throw errors.validation(`Invalid Context object provided: ${problem}`);
}

function problemOf(text: string): string | undefined {
  const context = parsed(text);
  if (!isObject(context)) return "must be a valid JSON object";
  if ("Map" in context) return "'Map' field is not supported when mocking a Context object";
  return memberProblem(contextShape, context, "");
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function memberProblem(shape: Shape, value: JsonValue, path: string): string | undefined {
  if (typeof shape === "string")
    return isOf[shape](value) ? undefined : `${path} must be a ${shape}`;
  if (!isObject(value)) return `${path} must be a object`;
  for (const [name, member] of Object.entries(value)) {
    const known = shape[name];
    if (known === undefined) return `Field '${name}' is not allowed`;
    const problem = memberProblem(known, member, path === "" ? name : `${path}.${name}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const isOf = {
  string: (value: JsonValue) => typeof value === "string",
  integer: (value: JsonValue) => Number.isInteger(value),
  object: isObject,
} as const;

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
