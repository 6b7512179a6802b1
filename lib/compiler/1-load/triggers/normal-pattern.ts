import type { CompiledTrigger } from "../../project.ts";
import type { ConstantValue } from "../loaded-project.ts";

type JsonObject = CompiledTrigger["pattern"];
type JsonValue = JsonObject[string];

/** A pattern as EventBridge takes it: each value in a list. */
export function normalPattern(pattern: ConstantValue): JsonObject {
  return normalMembers(pattern);
}

function normalMembers(pattern: ConstantValue): JsonObject {
  if (typeof pattern !== "object" || pattern === null) return {};
  const members = Object.entries(pattern).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members.map(([name, value]) => [name, normal(name, value)]));
}

function normal(name: string, value: ConstantValue): JsonValue {
  if (name === "$or" && Array.isArray(value)) return value.map(normalMembers);
  if (Array.isArray(value)) return json(value);
  return typeof value === "object" && value !== null ? normalMembers(value) : [json(value)];
}

/** Without undefined members, as JSON has it. */
function json(value: ConstantValue): JsonValue {
  return JSON.parse(JSON.stringify(value));
}
