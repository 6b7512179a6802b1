import type { Machine } from "./machine.ts";

/** Asks to be woken at an instant, in milliseconds since 1970; returns the timer's id. */
export function setTimer(machine: Machine, at: number, action: () => Promise<void>): string {
  const timerId = newId(machine, "timer");
  machine.timers.set(timerId, action);
  machine.effects.push({ kind: "setTimer", timerId, at });
  return timerId;
}

export function cancelTimer(machine: Machine, timerId: string | undefined): void {
  if (timerId === undefined || !machine.timers.delete(timerId)) return;
  machine.effects.push({ kind: "cancelTimer", timerId });
}

export function newId(machine: Machine, kind: "timer" | "task"): string {
  machine.lastId += 1;
  return `${kind}-${machine.lastId}`;
}
