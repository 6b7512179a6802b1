import { vi } from "vitest";

/** Runs what sleeps in no time: the clock goes on to the next timer as soon as nothing else can happen. */
export async function inVirtualTime<T>(run: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ now: START, toFake: ["setTimeout", "clearTimeout", "Date"] });
  try {
    let isOver = false;
    const end = (): void => {
      isOver = true;
    };
    const result = run();
    result.then(end, end);
    while (!isOver) await vi.advanceTimersToNextTimerAsync();
    return await result;
  } finally {
    vi.useRealTimers();
  }
}

/** When simulated executions start. */
const START = Date.UTC(2026, 0, 1);
