/** The item of a predicate or a sort key, or a member in it. */
export function contextText(path: readonly string[]): string {
  return path.length === 0 ? "$" : path.map(nameText).join(".");
}

/** A member's name as a step of a path. */
export function nameText(name: string): string {
  const plain =
    /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !/^(and|or|in|true|false|null|function)$/.test(name);
  return plain ? name : `\`${name}\``;
}
