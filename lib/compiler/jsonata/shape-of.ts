import type { Expression } from "./expression.ts";

/** A text that is the same for trees that differ in nothing but how their locals are called. */
export function shapeOf(expression: Expression): string {
  const numbers = new Map<unknown, number>();
  const numberOf = (name: unknown): number => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  return JSON.stringify(expression, function (this: unknown, key: string, value: unknown) {
    if (key === "parameters" && Array.isArray(value)) return value.map(numberOf);
    return key === "name" && namesLocal(this) ? numberOf(value) : value;
  });
}

/** A binding has no kind. */
function namesLocal(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  return !("kind" in node) ? "value" in node : node.kind === "local";
}
