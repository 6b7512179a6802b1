import type { ExpressionProblem, OfferedMembers } from "../../asl/index.ts";

/** A node of the package's syntax tree, of which only the shape matters here. */
type Tree = Readonly<Record<string, unknown>>;

/**
 * What Step Functions refuses in an expression that parses: there is no context item, so a name by itself,
 * `$` and `$$` have nothing to refer to, and `$states` offers some members in some fields only.
 */
export function unsupportedReferences(
  root: unknown,
  offered: OfferedMembers,
): readonly ExpressionProblem[] {
  const names = new Set<string>();
  visit(root, false, (node, hasContext) => {
    const name = (hasContext ? undefined : contextReference(node)) ?? withheldMember(node, offered);
    if (name !== undefined) names.add(name);
  });
  return [...names].map((name) => ({
    code: "UNSUPPORTED_JSONATA_EXPRESSION",
    message: `Reference to '${name}' at the top level is not supported.`,
  }));
}

type Visitor = (node: Tree, hasContext: boolean) => void;

/** Inside a path's later steps, its predicates and its groups there is a context item. */
function visit(node: unknown, hasContext: boolean, visitor: Visitor): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, hasContext, visitor);
    return;
  }
  if (typeof node !== "object" || node === null || node instanceof RegExp) return;
  const tree = node as Tree;
  visitor(tree, hasContext);
  for (const [key, child] of Object.entries(tree)) {
    if (key === "steps" && Array.isArray(child)) {
      child.forEach((step, index) => {
        visit(step, hasContext || index > 0, visitor);
      });
    } else {
      visit(child, hasContext || givesContext.has(key), visitor);
    }
  }
}

const givesContext = new Set(["predicate", "stages", "group", "terms", "focus"]);

function contextReference({ type, value }: Tree): string | undefined {
  if (type === "name") return String(value);
  if (type !== "variable") return undefined;
  if (value === "") return "$";
  return value === "$" ? "$$" : undefined;
}

function withheldMember({ type, steps }: Tree, offered: OfferedMembers): string | undefined {
  if (type !== "path" || !Array.isArray(steps)) return undefined;
  const [root, member] = steps as readonly (Tree | undefined)[];
  if (root?.["type"] !== "variable" || root["value"] !== "states") return undefined;
  const name = member?.["value"];
  if (name !== "result" && name !== "errorOutput") return undefined;
  return offered[name] ? undefined : `$states.${name}`;
}
