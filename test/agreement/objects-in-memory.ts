/** Where large results of functions are, in tests. */
export function objectsInMemory() {
  const objects = new Map<string, string>();
  return {
    isThere: () => true,
    has: (address: string) => address.startsWith("s3://memory/"),
    async write(prefix: string, json: string) {
      const address = `s3://memory/${prefix}${objects.size}.json`;
      objects.set(address, json);
      return address;
    },
    read: async (address: string): Promise<unknown> => JSON.parse(objects.get(address) ?? ""),
  };
}
