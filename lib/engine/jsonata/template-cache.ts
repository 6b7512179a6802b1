import type { JsonValue, StateMachine } from "../../asl/index.ts";
import { createTemplate, type Template } from "./template.ts";

export type TemplateCache = Map<JsonValue, Template>;

/**
 * A definition never changes, so this only remembers what would be computed again; it forgets with the
 * definition.
 */
const caches = new WeakMap<StateMachine, TemplateCache>();

/** The templates of one definition: its objects by identity, its texts by content. */
export function templatesOf(definition: StateMachine): TemplateCache {
  const known = caches.get(definition);
  if (known) return known;
  const cache: TemplateCache = new Map();
  caches.set(definition, cache);
  return cache;
}

export function cachedTemplate(cache: TemplateCache, value: JsonValue): Template {
  const known = cache.get(value);
  if (known) return known;
  const template = createTemplate(value);
  cache.set(value, template);
  return template;
}
