import { ExpressionError } from "./expression-error.ts";

/** A node of the package's syntax tree, as far as the bounds need it. */
export interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly expressions?: readonly unknown[];
  readonly lhs?: unknown;
  readonly group?: unknown;
}

/**
 * The bounds of one evaluation. AWS stops it after a second, at a depth of about 100, and when memory runs out;
 * time is counted in steps here, so that a replay meets it at the same place.
 */
export interface Guard {
  enter(node: Node): void;
  exit(node: Node, result: unknown): void;
}

const maxSteps = 500_000;
const maxDepth = 100;
/** `[1..873782]` passes on AWS, one more doesn't. */
const maxItems = 873_782;
/** 8 bytes an item, so as many characters as 873,782 items take. */
const maxCharacters = 8 * maxItems;

/** Depth at which a tree without functions is still safe. */
const safeDepth = 60;

const looping = new Set(["lambda", "partial", "transform", "function", "apply", "sort"]);

/** Small trees without functions and ranges can't meet a bound, and run faster without the guard. */
export function needsGuard(root: Node): boolean {
  const walk = (node: unknown, depth: number): boolean => {
    if (typeof node !== "object" || node === null || node instanceof RegExp) return false;
    if (depth > safeDepth) return true;
    const { type, value } = node as Partial<Node>;
    if (type !== undefined && (looping.has(type) || value === "..")) return true;
    const below = type === undefined ? depth : depth + 1;
    return Object.values(node).some((child) => walk(child, below));
  };
  return walk(root, 0);
}

export function createGuard(): Guard {
  let steps = 0;
  let active = 0;
  // The package evaluates the items of a constructor side by side, so several chains of nodes are active at
  // once: the depth of the deepest is at least `active / chains`.
  let chains = 1;
  return {
    enter(node) {
      steps += 1;
      active += 1;
      chains += widthOf(node);
      if (steps > maxSteps) throw new ExpressionError("Expression evaluation timeout");
      if (active / chains > maxDepth) throw new ExpressionError(overflow);
    },
    exit(node, result) {
      active -= 1;
      chains -= widthOf(node);
      if (tooLarge(result))
        throw new ExpressionError("Expression evaluation memory limit exceeded");
    },
  };
}

const overflow =
  "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.";

/** How many chains a node adds while it is active. */
function widthOf({ type, value, expressions, lhs, group }: Node): number {
  if (group !== undefined) return maxSteps;
  if (type !== "unary") return 0;
  if (value === "[") return Math.max(0, (expressions?.length ?? 0) - 1);
  return value === "{" && Array.isArray(lhs) ? Math.max(0, lhs.length - 1) : 0;
}

function tooLarge(result: unknown): boolean {
  if (typeof result === "string") return result.length > maxCharacters;
  return Array.isArray(result) && result.length > maxItems;
}
