/**
 * Time that only passes when nothing else can happen. Work that waits for it says so with `sleep`; other work
 * is tracked, and the clock stands still until it is done.
 */
export interface VirtualClock {
  readonly now: number;
  /** Calls `action` when the time has come; returns a function that takes it back. */
  at(time: number, action: () => void): () => void;
  sleep(milliseconds: number): Promise<void>;
  track(work: Promise<void>): void;
  /** Waits until all tracked work is done or asleep. */
  quiet(): Promise<void>;
  /** Goes to the next instant that something waits for; false if there is none. */
  next(): boolean;
}

interface Alarm {
  readonly time: number;
  readonly order: number;
  readonly action: () => void;
}

export function createVirtualClock(start: number): VirtualClock {
  let now = start;
  let order = 0;
  let busy = 0;
  let rested = (): void => undefined;
  const alarms = new Set<Alarm>();

  const at: VirtualClock["at"] = (time, action) => {
    order += 1;
    const alarm = { time, order, action };
    alarms.add(alarm);
    return () => alarms.delete(alarm);
  };
  const rest = (): void => {
    busy -= 1;
    if (busy === 0) rested();
  };
  const work = (): void => {
    busy += 1;
  };

  return {
    get now() {
      return now;
    },
    at,
    sleep(milliseconds) {
      return new Promise((resolve) => {
        at(now + milliseconds, () => {
          work();
          resolve();
        });
        rest();
      });
    },
    track(promise) {
      work();
      promise.then(rest, rest);
    },
    async quiet() {
      if (busy === 0) return;
      await new Promise<void>((resolve) => {
        rested = resolve;
      });
    },
    next() {
      const next = earliest(alarms);
      if (!next) return false;
      alarms.delete(next);
      now = Math.max(now, next.time);
      next.action();
      return true;
    },
  };
}

function earliest(alarms: ReadonlySet<Alarm>): Alarm | undefined {
  let first: Alarm | undefined;
  for (const alarm of alarms) {
    if (alarm.time === Number.POSITIVE_INFINITY) continue;
    const sooner = first && (alarm.time - first.time || alarm.order - first.order);
    if (sooner === undefined || sooner < 0) first = alarm;
  }
  return first;
}
