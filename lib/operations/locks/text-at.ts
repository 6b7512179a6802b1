/** The text at a path of a JSON value, if there is one. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>(
    (inner, name) => (typeof inner === "object" && inner ? Reflect.get(inner, name) : undefined),
    value,
  );
  return typeof found === "string" ? found : undefined;
}
