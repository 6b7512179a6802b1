import type { JsonValue, StateMachine } from "../../asl/index.ts";

/**
 * Remembers what is computed from parts of a definition: objects by identity, texts by content. A definition
 * never changes, so nothing is kept that would not come out the same again; it is forgotten with the definition.
 */
export function definitionCache<V>(
  compute: (part: JsonValue) => V,
): (definition: StateMachine, part: JsonValue) => V {
  const caches = new WeakMap<StateMachine, Map<JsonValue, V>>();
  return (definition, part) => {
    const cache = caches.get(definition) ?? new Map<JsonValue, V>();
    caches.set(definition, cache);
    const known = cache.get(part);
    if (known !== undefined) return known;
    const computed = compute(part);
    cache.set(part, computed);
    return computed;
  };
}
