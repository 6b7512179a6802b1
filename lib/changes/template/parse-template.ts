import type { Template } from "./deployed-stack.ts";
import { isObject } from "./is-object.ts";

/** A template of CloudFormation in JSON, also as `aws cloudformation get-template` prints it; undefined if the text is something else. */
export function parseTemplate(text: string): Template | undefined {
  const parsed = parse(text);
  if (!isObject(parsed)) return undefined;
  const body = parsed["TemplateBody"] ?? parsed;
  if (typeof body === "string") return parseTemplate(body);
  return isTemplate(body) ? body : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTemplate(value: unknown): value is Template {
  if (!isObject(value) || !isObject(value["Resources"])) return false;
  return Object.values(value["Resources"]).every(
    (resource) => isObject(resource) && typeof resource["Type"] === "string",
  );
}
