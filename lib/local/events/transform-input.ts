import type { JsonValue } from "../../asl/index.ts";
import type { BusEvent } from "./bus-event.ts";

/** An input transformer of EventBridge, of a template that is JSON but for its `<names>`. */
export interface EventInput {
  readonly paths: Readonly<Record<string, string>>;
  readonly template: string;
}

/**
 * The input that a rule makes of an event. A text gets its quotation marks; of what isn't there remains an empty text.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function transformInput({ paths, template }: EventInput, event: BusEvent): string {
  return template.replaceAll(/<([\w-]+)>/g, (placeholder, name: string) => {
    const path = paths[name];
    if (path === undefined) return placeholder;
    return JSON.stringify(valueAt(event, path) ?? "");
  });
}

/** `$.detail.items[0].id` */
function valueAt(event: BusEvent, path: string): JsonValue | undefined {
  const steps = path.match(/[\w-]+/g) ?? [];
  let value: unknown = event;
  for (const step of steps) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  // Of an event, which is JSON.
  return value as JsonValue;
}
