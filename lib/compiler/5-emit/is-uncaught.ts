import type { TaskNode } from "../ir/index.ts";

/** Whether an error of a step may leave it without a catch that takes any error. */
export function isUncaught({ catch: catches }: TaskNode): boolean {
  return !catches.some(({ errors }) => errors.includes("States.ALL"));
}
