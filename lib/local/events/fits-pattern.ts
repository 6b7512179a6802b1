import { BlockList, isIPv6 } from "node:net";
import type { JsonObject, JsonValue } from "../../asl/index.ts";

/**
 * Whether an event fits a pattern of EventBridge: every member that the pattern names must. A list in the event fits if one of its items does; what the pattern says of the
 * members of an object must hold of one object of a list.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function fitsPattern(pattern: JsonObject, event: JsonValue | undefined): boolean {
  if (isList(event)) return event.some((each) => fitsPattern(pattern, each));
  const object = isObject(event) ? event : {};
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === "$or" && isList(wanted))
      return wanted.some((each) => isObject(each) && fitsPattern(each, object));
    const value = object[name];
    if (isObject(wanted)) return fitsPattern(wanted, value);
    return isList(wanted) && wanted.some((match) => fitsMatch(match, value));
  });
}

/** What is looked at: one value, or each of a list; what an object holds is the pattern's to name. */
function leavesOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return (isList(value) ? value : [value]).filter((each) => !isObject(each) && !isList(each));
}

function fitsMatch(match: JsonValue, value: JsonValue | undefined): boolean {
  const leaves = leavesOf(value);
  if (!isObject(match)) return leaves.includes(match);
  const [[operator, what] = ["", null]] = Object.entries(match);
  if (operator === "exists") return leaves.length > 0 === what;
  const fits = OPERATORS[operator];
  return fits !== undefined && leaves.some((leaf) => fits(what, leaf));
}

type Operator = (what: JsonValue, leaf: JsonValue) => boolean;

const text = (fits: (what: string, leaf: string) => boolean): Operator => {
  const check: Operator = (what, leaf) => {
    if (typeof leaf !== "string") return false;
    if (typeof what === "string") return fits(what, leaf);
    const folded = isObject(what) ? what["equals-ignore-case"] : undefined;
    return typeof folded === "string" && fits(folded.toLowerCase(), leaf.toLowerCase());
  };
  return check;
};

const OPERATORS: Readonly<Record<string, Operator>> = {
  prefix: text((what, leaf) => leaf.startsWith(what)),
  suffix: text((what, leaf) => leaf.endsWith(what)),
  "equals-ignore-case": text((what, leaf) => leaf.toLowerCase() === what.toLowerCase()),
  wildcard: text((what, leaf) => wildcard(what).test(leaf)),
  numeric: isInRange,
  cidr: isInNetwork,
  "anything-but": isAnythingBut,
};

/** `*` is anything, a backslash takes the next character as it is. */
function wildcard(pattern: string): RegExp {
  const source = pattern.replaceAll(/\\(.)|([^\\])/gs, (_, escaped?: string, plain?: string) =>
    plain === "*" ? ".*" : (escaped ?? plain ?? "").replace(/[.*+?^${}()|[\]\\/]/, "\\$&"),
  );
  return new RegExp(`^${source}$`, "s");
}

const COMPARISONS: Readonly<Record<string, (leaf: number, bound: number) => boolean>> = {
  "<": (leaf, bound) => leaf < bound,
  "<=": (leaf, bound) => leaf <= bound,
  "=": (leaf, bound) => leaf === bound,
  ">=": (leaf, bound) => leaf >= bound,
  ">": (leaf, bound) => leaf > bound,
};

function isInRange(what: JsonValue, leaf: JsonValue): boolean {
  if (typeof leaf !== "number" || !isList(what)) return false;
  return what.every((operator, index) => {
    if (index % 2 === 1) return true;
    return COMPARISONS[String(operator)]?.(leaf, Number(what[index + 1])) === true;
  });
}

function isInNetwork(what: JsonValue, leaf: JsonValue): boolean {
  if (typeof what !== "string" || typeof leaf !== "string") return false;
  const [address = "", bits = ""] = what.split("/");
  const network = new BlockList();
  network.addSubnet(address, Number(bits), isIPv6(address) ? "ipv6" : "ipv4");
  return network.check(leaf, isIPv6(leaf) ? "ipv6" : "ipv4");
}

function isAnythingBut(what: JsonValue, leaf: JsonValue): boolean {
  if (isList(what)) return !what.includes(leaf);
  if (!isObject(what)) return leaf !== what;
  return Object.entries(what).every(([operator, each]) => {
    const refused = isList(each) ? each : [each];
    return !refused.some((one) => OPERATORS[operator]?.(one, leaf) === true);
  });
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}
