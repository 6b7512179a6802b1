import type { JsonObject, JsonValue } from "../../asl/index.ts";
import type { Argument } from "../jsonpath/call.ts";
import { SyntaxFailure } from "../jsonpath/cursor.ts";
import { isCall } from "../jsonpath/invoke.ts";
import { parseCall } from "../jsonpath/parse-call.ts";
import { parsePath } from "../jsonpath/parse-path.ts";
import type { Path } from "../jsonpath/path.ts";

/** The variables in the paths, payload templates and intrinsic functions of a JSONPath state. */
export function pathNames(fields: JsonObject): readonly string[] {
  return sourcesIn(fields, false).flatMap(namesIn);
}

const templates = new Set([
  "Parameters",
  "ResultSelector",
  "ItemSelector",
  "Assign",
  "Credentials",
  "BatchInput",
]);

function sourcesIn(node: JsonValue, inTemplate: boolean): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((item) => sourcesIn(item, inTemplate));
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, JsonValue]) => {
    if (typeof value === "string") return isDynamic(key, inTemplate) ? [value] : [];
    return sourcesIn(value, inTemplate || templates.has(key));
  });
}

function isDynamic(key: string, inTemplate: boolean): boolean {
  if (inTemplate) return key.endsWith(".$");
  return key === "Variable" || (key.endsWith("Path") && key !== "ResultPath");
}

function namesIn(source: string): readonly string[] {
  try {
    return isCall(source) ? argumentNames(parseCall(source)) : rootName(parsePath(source));
  } catch (thrown) {
    if (thrown instanceof SyntaxFailure) return [];
    throw thrown;
  }
}

function argumentNames(argument: Argument): readonly string[] {
  if (argument.kind === "call") return argument.arguments.flatMap(argumentNames);
  return argument.kind === "path" ? rootName(argument.path) : [];
}

function rootName({ root }: Path): readonly string[] {
  return root.kind === "variable" ? [root.name] : [];
}
