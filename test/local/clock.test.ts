import { expect, test } from "vitest";
import { type Clock, realClock, skippingClock } from "../../lib/local/index.ts";

/** An outside clock that stands still, and whose timers a test fires by hand. */
function stillClock() {
  const timers = new Map<number, () => void>();
  const clock: Clock = {
    now: () => 1000,
    at: (instant, run) => {
      timers.set(instant, run);
      return () => timers.delete(instant);
    },
    hold: () => () => {},
  };
  return { clock, timers };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
async function turns(): Promise<void> {
  for (let count = 0; count < 10; count++) await turn();
}

test("it jumps from timer to timer while nothing holds it", async () => {
  const clock = skippingClock(stillClock().clock);
  const fired: string[] = [];
  const note = (name: string) => () => void fired.push(`${name} ${clock.now()}`);
  clock.at(9_000_000, note("late"));
  clock.at(5000, note("early"));
  clock.at(5000, note("early too"));
  clock.at(1, note("past"));
  await turns();
  expect(fired).toEqual(["past 1000", "early 5000", "early too 5000", "late 9000000"]);
});

test("it stands while it is held, and fires what becomes due outside", async () => {
  const { clock: outside, timers } = stillClock();
  const clock = skippingClock(outside);
  const release = clock.hold();
  const other = clock.hold();
  let fired = 0;
  clock.at(5000, () => fired++);
  await turns();
  expect(fired).toBe(0);
  expect([...timers.keys()]).toEqual([5000]);
  release();
  release();
  await turns();
  expect(fired).toBe(0);
  other();
  await turns();
  expect(fired).toBe(1);
  expect(clock.now()).toBe(5000);
});

test("it forgets a timer that was called off", async () => {
  const clock = skippingClock(stillClock().clock);
  let fired = 0;
  clock.at(5000, () => fired++)();
  await turns();
  expect(fired).toBe(0);
  expect(clock.now()).toBe(1000);
});

test("it lets a timer's consequences take hold before it jumps again", async () => {
  const clock = skippingClock(stillClock().clock);
  const fired: number[] = [];
  clock.at(2000, () => {
    const release = clock.hold();
    setImmediate(() => {
      clock.at(2500, () => fired.push(clock.now()));
      release();
    });
  });
  clock.at(9000, () => fired.push(clock.now()));
  await turns();
  expect(fired).toEqual([2500, 9000]);
});

test("it fires by the machine's clock, also what is past", async () => {
  const order: string[] = [];
  await new Promise<void>((resolve) => {
    realClock.at(Date.now() + 15, () => {
      order.push("soon");
      resolve();
    });
    realClock.at(0, () => order.push("past"));
    realClock.at(Date.now() + 5, () => order.push("never"))();
  });
  expect(order).toEqual(["past", "soon"]);
});
