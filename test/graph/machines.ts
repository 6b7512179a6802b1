import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { StateMachine } from "../../lib/asl/index.ts";

export const machineNames = ["flight-report", "hello", "nested", "weather-alert"] as const;

export function machine(name: (typeof machineNames)[number]): StateMachine {
  const file = join(import.meta.dirname, "machines", `${name}.json`);
  return JSON.parse(readFileSync(file, "utf8"));
}
