import type { ConstantValue, Setting } from "../1-load/index.ts";

type Members = Readonly<Record<string, ConstantValue>>;

/** What a schedule says, by name. */
export function scheduleMembers({ value }: Setting): Members {
  return isMembers(value) ? value : {};
}

/** The params that a schedule gives its runs. */
export function paramsOf(setting: Setting): Members {
  const { params } = scheduleMembers(setting);
  return isMembers(params) ? params : {};
}

function isMembers(value: ConstantValue): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
