/** The reason of a run that ended with `skip(reason)`, by its output (JSON text). */
export function skippedBy(output: string | undefined): string | undefined {
  const value: unknown = output === undefined ? undefined : JSON.parse(output);
  const reason = memberOf(memberOf(value, "nagare"), "skipped");
  return typeof reason === "string" ? reason : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
