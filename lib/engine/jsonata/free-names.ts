/** A node of the package's syntax tree, of which only the shape matters here. */
type Tree = Readonly<Record<string, unknown>>;

/** The variables that an expression reads and doesn't bind itself, by `:=` or as a function's parameter. */
export function freeNames(root: unknown): readonly string[] {
  const read = new Set<string>();
  const bound = new Set<string>();
  visit(root, (node) => {
    if (node["type"] === "variable" && typeof node["value"] === "string") read.add(node["value"]);
    for (const name of boundBy(node)) bound.add(name);
  });
  return [...read].filter((name) => name !== "" && !bound.has(name));
}

function boundBy({ type, lhs, arguments: parameters }: Tree): readonly string[] {
  const targets = type === "bind" ? [lhs] : type === "lambda" ? parameters : [];
  return (Array.isArray(targets) ? targets : []).map(({ value }: Tree) => String(value));
}

function visit(node: unknown, visitor: (node: Tree) => void): void {
  if (typeof node !== "object" || node === null || node instanceof RegExp) return;
  if (!Array.isArray(node)) visitor(node as Tree);
  for (const child of Object.values(node)) visit(child, visitor);
}
