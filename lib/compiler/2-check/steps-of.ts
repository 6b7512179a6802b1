import type { LoadedProject, LoadedStep } from "../1-load/index.ts";

export function stepsOf({ flows, tasks, containers }: LoadedProject): readonly LoadedStep[] {
  return [...flows, ...tasks, ...containers];
}
