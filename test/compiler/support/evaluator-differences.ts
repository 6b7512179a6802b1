import jsonata from "jsonata";
import { expressionDepth } from "../../../lib/compiler/limits/index.ts";

/**
 * Where JSONata's two implementations, the JavaScript and the Java one, answer otherwise: what an emitted expression may not hold. Each finding is one
 * sentence; none is good. What depends on values alone (the order of keys that are numbers, say) can't be seen here.
 */
export function evaluatorDifferences(expression: string): readonly string[] {
  const found: string[] = [];
  let root: Node;
  try {
    root = jsonata(expression).ast() as unknown as Node;
  } catch (error) {
    return [`doesn't parse: ${(error as { message?: string }).message}`];
  }
  walk(root, { guarded: false, tested: false, named: false }, (node, around) => {
    for (const rule of rules) found.push(...rule(node, around));
  });
  const depth = expressionDepth(expression);
  if (depth > deepest) found.push(`nests ${depth} levels deep, and AWS goes about 100`);
  return found;
}

const deepest = 80;

interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly [part: string]: unknown;
}

/** `guarded`: a test of `!=` stands around. `tested`: only whether there is a match counts. `named`: it matches a name, which is one line. */
interface Around {
  readonly guarded: boolean;
  readonly tested: boolean;
  readonly named: boolean;
}

type Rule = (node: Node, around: Around) => readonly string[];

/** Functions that round, order, escape or look otherwise. */
const differing: ReadonlyMap<string, string> = new Map([
  ["sum", "adds fractions otherwise: use $reduce"],
  ["average", "adds fractions otherwise: use $reduce"],
  ["round", "rounds halves to even"],
  ["formatNumber", "rounds otherwise"],
  ["each", "loses nulls"],
  ["spread", "orders keys otherwise"],
  ["shuffle", "is never the same"],
  ["encodeUrl", "escapes otherwise"],
  ["decodeUrl", "takes + for a blank"],
  ["base64decode", "takes other bytes"],
  ["trim", "is not JavaScript's"],
  ["boolean", "is not JavaScript's"],
  ["eval", "isn't on Step Functions"],
]);

const rules: readonly Rule[] = [
  (node) => {
    const name = calledName(node);
    const why = name === undefined ? undefined : differing.get(name);
    return why === undefined || isCount(node) ? [] : [`$${name} ${why}`];
  },
  (node) => (calledName(node) === "sort" ? sortDifferences(argumentsOf(node)) : []),
  (node) => (calledName(node) === "replace" ? replaceDifferences(argumentsOf(node)) : []),
  (node) => {
    const [text] = argumentsOf(node);
    if (calledName(node) !== "decodeUrlComponent" || calledName(text) === "join") return [];
    return ["$decodeUrlComponent takes + for a blank on Java: write %2B for it first"];
  },
  (node) =>
    calledName(node) === "base64encode" && !argumentsOf(node).every(isAscii)
      ? ["$base64encode takes other bytes of what isn't ASCII"]
      : [],
  (node) => (/^(from|to)Millis$/.test(calledName(node) ?? "") ? pictureDifferences(node) : []),
  (node, { guarded }) => {
    const divides = node.type === "binary" && (node.value === "/" || node.value === "%");
    const by = node["rhs"] as Node | undefined;
    const known = by?.type === "number" && by.value !== 0;
    return divides && !known && !guarded && !isPower(by) && !isChecked(by)
      ? [`${String(node.value)} by what may be 0 is an error, Infinity, NaN or nothing`]
      : [];
  },
  (node) => {
    const items =
      node.type === "unary" && node.value === "[" ? (node["expressions"] as Node[]) : [];
    const hasRange = items.some((item) => item.type === "binary" && item.value === "..");
    return hasRange && items.length > 1 ? ["a range beside other items"] : [];
  },
  (node) => {
    const pairs = node.type === "unary" && node.value === "{" ? (node["lhs"] as Node[][]) : [];
    const keys = pairs.map(([key]) => key?.value).filter((key) => typeof key === "string");
    return new Set(keys).size < keys.length ? ["an object with one key twice"] : [];
  },
  (node, { tested, named }) =>
    node.type === "regex" && node.value instanceof RegExp && !named
      ? regexDifferences(node.value, tested)
      : [],
];

/** The sum of how often something was tried: whole numbers, of which some are not there yet. */
function isCount(node: Node): boolean {
  const [list] = argumentsOf(node);
  const items = list?.value === "[" ? (list["expressions"] as readonly Node[]) : [];
  return calledName(node) === "sum" && items.length > 0 && items.every(counts);
}

function counts(node: Node & { readonly steps?: readonly Node[] }): boolean {
  const { type, value, steps } = node;
  if (type === "number") return Number.isInteger(value);
  if (type === "binary" && value === "*")
    return [node["lhs"], node["rhs"]].every((factor) => counts(factor as Node));
  const name = type === "path" ? steps?.at(-1)?.value : value;
  return /^((Retry|Redrive)Count|(starts|tries)(_\d+)?)$/.test(String(name));
}

/** How often something was tried or taken, and the turns of loops and items of maps. */
const COUNTS = /^((Retry|Redrive)Count|((item_)?index|turn|fence)(_\d+)*)$/;

/** Texts that are percent-encoded or written out, counts, and what is made of them. */
function isAscii(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return true;
  const { type, value, steps } = node as Node & { readonly steps?: readonly Node[] };
  const called = calledName(node as Node);
  if (called === "encodeUrlComponent") return true;
  if (type === "string") return /^[ -~]*$/.test(String(value));
  if (type === "path") return COUNTS.test(String(steps?.at(-1)?.value));
  if (type === "variable") return COUNTS.test(String(value));
  const parts = called === undefined ? Object.values(node) : argumentsOf(node as Node);
  return parts.every(isAscii);
}

/** A power of two is never 0, and what the bit operators divide by. */
function isPower(node: Node | undefined): boolean {
  if (calledName(node) === "power") return true;
  return node?.type === "variable" && node.value === "bit";
}

/** `size >= 1 ? size : $error(…)` */
function isChecked(node: Node | undefined): boolean {
  const [only] = node?.type === "block" ? (node["expressions"] as Node[]) : [];
  if (only !== undefined) return isChecked(only);
  if (node?.type !== "condition" || calledName(node["else"] as Node) !== "error") return false;
  return JSON.stringify(node["condition"]).includes('"value":">="');
}

function sortDifferences(args: readonly Node[]): readonly string[] {
  const [, comparator] = args;
  if (comparator === undefined)
    return ["$sort without a function fails on Java where 1 and 0.5 meet: use ^($)"];
  return JSON.stringify(comparator).includes('"value":"i"')
    ? []
    : ["$sort with a function that doesn't compare places is not stable on Java"];
}

function replaceDifferences([, pattern, by, limit]: readonly Node[]): readonly string[] {
  const found: string[] = [];
  if (limit !== undefined && limit.value !== 1) found.push("$replace with a limit other than 1");
  if (limit !== undefined && pattern?.type !== "regex")
    found.push("$replace of a text with a limit: Java reads it as a pattern");
  if (by?.type === "lambda")
    found.push("$replace with a function: Java reads signs in what it gives");
  if (pattern?.type === "regex" && by?.type !== "string")
    found.push("$replace with a replacement that isn't known: Java reads signs in it");
  if (typeof by?.value === "string" && /\\|\$(?![0-9])/.test(by.value))
    found.push("$replace with a $ or \\ that isn't a group");
  return found;
}

function pictureDifferences(node: Node): readonly string[] {
  const picture = argumentsOf(node)[1]?.value;
  return typeof picture === "string" && /\[[WwXx]/.test(picture) ? ["weeks of ISO years"] : [];
}

/** Classes aside, what of a pattern means more in one than in the other. */
function regexDifferences({ source, flags }: RegExp, tested: boolean): readonly string[] {
  const found: string[] = [];
  const outside = source.replaceAll(/\[(?:\\.|[^\]\\])*\]/g, "[]").replaceAll(/\\\\/g, "");
  if (/(?<!\\)\./.test(outside)) found.push("`.`, which stops at other line ends");
  if (/(?<!\\)\$/.test(outside)) found.push("`$`, which also stands before a last line end");
  if (/\\[bB]/.test(outside)) found.push("`\\b`, which knows other letters");
  if (/\\[sS]/.test(outside) || /\\s(?!\\u00a0|\\S)/.test(source))
    found.push("`\\s`, which knows other blanks");
  if (flags.includes("m")) found.push("the flag `m`, which knows other line ends");
  if (!tested && new RegExp(source, flags.replace("g", "")).exec("")?.[0] === "")
    found.push("a match that takes no character, which is an error");
  return found.map((each) => `a regular expression with ${each}`);
}

function calledName(node: Node | undefined): string | undefined {
  const procedure = node?.type === "function" ? (node["procedure"] as Node) : undefined;
  return procedure?.type === "variable" ? String(procedure.value) : undefined;
}

function argumentsOf(node: Node): readonly Node[] {
  return (node["arguments"] as readonly Node[] | undefined) ?? [];
}

function walk(node: unknown, around: Around, visit: (node: Node, around: Around) => void): void {
  if (typeof node !== "object" || node === null || node instanceof RegExp) return;
  const one = node as Node;
  if (one.type !== undefined) visit(one, around);
  const tested = calledName(one) === "contains" ? true : one.type === undefined && around.tested;
  const named = JSON.stringify(argumentsOf(one)[0] ?? "").includes('"value":"StateMachine"');
  const test = JSON.stringify(one["condition"] ?? "");
  for (const [name, part] of Object.entries(one)) {
    const guarded = around.guarded || (name === "then" && test.includes('"value":"!="'));
    walk(
      part,
      { guarded, tested, named: named || (one.type === undefined && around.named) },
      visit,
    );
  }
}
