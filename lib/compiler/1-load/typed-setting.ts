import type { ConstantValue, Settings } from "./loaded-project.ts";

/** A setting as text, undefined when it is absent or something else: TypeScript has reported that already. */
export function textOf(settings: Settings, path: string): string | undefined {
  const value = settings.get(path)?.value;
  return typeof value === "string" ? value : undefined;
}

export function numberOf(settings: Settings, path: string): number | undefined {
  const value = settings.get(path)?.value;
  return typeof value === "number" ? value : undefined;
}

export function textsOf(settings: Settings, path: string): readonly string[] | undefined {
  const value = settings.get(path)?.value;
  return Array.isArray(value) && value.every(isString) ? value : undefined;
}

/** An object of texts; members that are none are left out. */
export function textMembersOf(settings: Settings, path: string): Readonly<Record<string, string>> {
  const value = settings.get(path)?.value;
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => isString(entry[1])),
  );
}

function isString(value: ConstantValue): value is string {
  return typeof value === "string";
}
