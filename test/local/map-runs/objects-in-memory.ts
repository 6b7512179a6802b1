import type { LocalServiceOptions } from "../../../lib/local/index.ts";

type ObjectStore = NonNullable<LocalServiceOptions["objects"]>;

/** One bucket's objects, by key. */
export function objectsInMemory(
  contents: Readonly<Record<string, string>> = {},
): ObjectStore & { readonly bodies: Map<string, string> } {
  const bodies = new Map(Object.entries(contents));
  return {
    bodies,
    async get({ Key }) {
      const body = bodies.get(String(Key));
      if (body === undefined) throw new Error("The specified key does not exist.");
      return body;
    },
    async put(_bucket, key, body) {
      bodies.set(key, body);
    },
    async *list({ Prefix }) {
      for (const key of [...bodies.keys()].sort())
        if (key.startsWith(String(Prefix)))
          yield {
            ...{ Key: key, Size: bodies.get(key)?.length ?? 0, ETag: '"e"' },
            ...{ StorageClass: "STANDARD", LastModified: "2026-01-01T00:00:00Z" },
          };
    },
  };
}
