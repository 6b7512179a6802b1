import type { EventInput } from "../../project.ts";
import type { ConstantValue } from "../loaded-project.ts";

/** What EventBridge's input transformer can make of an event. */
export type EventTemplate =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "constant"; readonly value: ConstantValue }
  | { readonly kind: "object"; readonly members: readonly (readonly [string, EventTemplate])[] }
  | { readonly kind: "array"; readonly items: readonly EventTemplate[] };

/**
 * As AWS has it: paths by name, and a JSON text in which `<name>` stands for what is there, with the quotation marks of a string.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function printTemplate(template: EventTemplate): EventInput {
  const names = new Map<string, string>();
  const text = printed(template, names);
  const paths = [...names].map(([path, name]) => [name, path] as const);
  return { paths: Object.fromEntries(paths), template: text };
}

function printed(template: EventTemplate, names: Map<string, string>): string {
  switch (template.kind) {
    case "path":
      return `<${nameOf(template.path, names)}>`;
    case "constant":
      return JSON.stringify(template.value);
    case "array":
      return `[${template.items.map((item) => printed(item, names)).join(",")}]`;
    case "object": {
      const members = template.members.map(
        ([name, value]) => `${JSON.stringify(name)}:${printed(value, names)}`,
      );
      return `{${members.join(",")}}`;
    }
  }
}

function nameOf(path: string, names: Map<string, string>): string {
  const known = names.get(path);
  if (known !== undefined) return known;
  const plain = path
    .replace(/^\$\./, "")
    .replaceAll(/[^A-Za-z0-9_]+/g, "-")
    .replace(/-$/, "");
  const taken = new Set(names.values());
  let name = plain;
  for (let next = 2; taken.has(name); next += 1) name = `${plain}-${next}`;
  names.set(path, name);
  return name;
}
