/** Flows that take ids, chance and the time in places where it is easy to take them twice, too late or not at all. */
import { flow, map, sleep, task } from "nagare";
import { calls, failures } from "./calls.ts";

export const echo = task("echo", async (input: { id: unknown; more?: unknown }) => {
  calls.push(input);
  return input.id as string;
});

export const flaky = task(
  "flaky",
  { retry: { attempts: 3, delay: "10s", backoff: 2 } },
  async (input: { id: unknown; fails: number }) => {
    calls.push(input);
    failures.count += 1;
    if (failures.count <= input.fails) throw new TypeError(`try ${failures.count}`);
    return input.id as string;
  },
);

const made = (prefix: string): string => `${prefix}-${crypto.randomUUID()}`;
const now = (): number => Date.now();

export const polling = flow("polling", async ({ seconds }: { seconds: number }) => {
  const deadline = Date.now() + seconds * 1000;
  let turns = 0;
  while (Date.now() < deadline) {
    turns++;
    if (turns > 4) break;
    await sleep("7s");
  }
  return { turns, over: Date.now() - deadline };
});

export const pollingUntilReady = flow(
  "polling-until-ready",
  async ({ ready }: { ready: number }) => {
    const started = Date.now();
    let state = 0;
    do {
      await sleep("30s");
      state += (await echo({ id: "poll" })).length / 4;
      if (state >= ready) return { state, took: Date.now() - started };
    } while (Date.now() - started < 5 * 60_000);
    throw new Error(`not ready after ${(Date.now() - started) / 1000} s`);
  },
);

export const forDeadline = flow("for-deadline", async ({ seconds }: { seconds: number }) => {
  let last = "";
  for (let end = Date.now() + seconds * 1000; Date.now() < end; await sleep("3s")) {
    const id = crypto.randomUUID();
    last = `${last}${await echo({ id })}${id}`;
  }
  return last;
});

export const retried = flow("retried", async ({ fails }: { fails: number }) => {
  const before = Date.now();
  try {
    const id = await flaky({ id: crypto.randomUUID(), fails });
    return { id, took: Date.now() - before };
  } catch (error) {
    return { failed: String(error), took: Date.now() - before, again: made("x").length };
  }
});

export const retriedTime = flow("retried-time", async ({ fails }: { fails: number }) => {
  await sleep("2s");
  return await flaky({ id: `${Date.now()} ${new Date().toISOString()}`, fails });
});

export const retriedParse = flow(
  "retried-parse",
  async ({ fails, text }: { fails: number; text: string }) => {
    await sleep("2s");
    const id: { a: string } = JSON.parse(text);
    return await flaky({ id: `${id.a} ${crypto.randomUUID()} ${JSON.parse(text).a}`, fails });
  },
);

export const inTry = flow("in-try", async ({ fails }: { fails: number }) => {
  let id = crypto.randomUUID() as string;
  const kept = id;
  try {
    id = crypto.randomUUID();
    await flaky({ id, fails });
    id = crypto.randomUUID();
    await echo({ id });
  } catch {
    await echo({ id: "caught", more: id });
  } finally {
    await echo({ id: "finally", more: [id, kept] });
  }
  return { id, kept };
});

export const branches = flow("branches", async ({ n }: { n: number }) => {
  const shared = crypto.randomUUID();
  const own = await Promise.all([
    (async () => {
      const id = crypto.randomUUID();
      await echo({ id, more: shared });
      return [id, await echo({ id: shared, more: id })];
    })(),
    echo({ id: crypto.randomUUID(), more: n }),
    (async () => {
      await sleep("4s");
      return `${shared} ${Date.now()}`;
    })(),
  ]);
  return { own, shared };
});

export const iterations = flow("iterations", async ({ items }: { items: number[] }) => {
  const batch = crypto.randomUUID();
  const sent = await map(
    items,
    async (item, at) => {
      const id = crypto.randomUUID();
      const key = `${batch}/${at}/${id}`;
      await echo({ id, more: [item, key] });
      return { id, key, batch };
    },
    { concurrency: 1 },
  );
  const plain = items.map(() => crypto.randomUUID());
  return { sent, plain, batch };
});

export const callbacks = flow("callbacks", async ({ items }: { items: string[] }) => {
  const keyed = Object.fromEntries(items.map((item) => [item, crypto.randomUUID()]));
  const pairs = items
    .map((item) => ({ item, id: made(item) }))
    .map((one) => ({ ...one, twice: [one.id, one.id] }));
  const sum = items.reduce((all, item) => `${all}${item}${crypto.randomUUID()} `, "");
  const nested = items.map(() => items.map(() => crypto.randomUUID()));
  await echo({ id: keyed, more: pairs });
  return { keyed, pairs, sum, nested, again: pairs };
});

export const sorted = flow("sorted", async ({ n }: { n: number }) => {
  const draws = Array.from({ length: n }, () => Math.random());
  const ordered = [...draws].sort((a, b) => a - b);
  const low = draws.filter((one) => one < 0.5);
  const high = draws.filter((one) => one >= 0.5);
  return {
    ok:
      low.length + high.length === n &&
      ordered.length === n &&
      Math.min(...draws, 2) === (ordered[0] ?? 2),
  };
});

export const defaults = flow(
  "defaults",
  async ({ id = crypto.randomUUID(), at = Date.now() }: { id?: string; at?: number }) => {
    await echo({ id, more: at });
    await sleep("1s");
    return { id, at: Date.now() - at };
  },
);

export const helperDefaults = flow("helper-defaults", async ({ given }: { given?: string }) => {
  const named = (name = crypto.randomUUID() as string): string[] => [name, name];
  const [a, b] = named();
  const [c, d] = named(given);
  await echo({ id: [a, b] });
  return { a, b, c, d };
});

export const lazily = flow("lazily", async ({ id, on }: { id?: string; on: boolean }) => {
  const key = id ?? crypto.randomUUID();
  const other = on ? crypto.randomUUID() : key;
  const third = on && crypto.randomUUID();
  let fourth: string | undefined;
  if (on) fourth ??= crypto.randomUUID();
  await echo({ id: key, more: [other, third] });
  return {
    key,
    other,
    third,
    fourth,
    same: [key, key, other, other, third, third, fourth, fourth],
  };
});

export const absent = flow("absent", async ({ on }: { on: boolean }) => {
  await sleep("1s");
  await echo({ id: "x", more: on ? crypto.randomUUID() : undefined });
  await echo({ id: on ? crypto.randomUUID() : null });
  return await echo({ id: { a: on ? crypto.randomUUID() : undefined, b: [crypto.randomUUID()] } });
});

export const swapped = flow("swapped", async ({ n }: { n: number }) => {
  let a = crypto.randomUUID() as string;
  let b = crypto.randomUUID() as string;
  const first = [a, b];
  [a, b] = [b, a];
  const third = `${a}${b}`;
  a = crypto.randomUUID();
  await echo({ id: a, more: [b, n] });
  b = a;
  a = `${b}!`;
  return { a, b, first, third };
});

export const gathered = flow("gathered", async ({ n }: { n: number }) => {
  const ids: string[] = [];
  for (let i = 0; i < n; i++) ids.push(crypto.randomUUID());
  const times: number[] = [];
  for (const id of ids) {
    await sleep("2s");
    times.push(Date.now());
    await echo({ id, more: times });
  }
  return { ids, times };
});

export const aroundSteps = flow("around-steps", async ({ n }: { n: number }) => {
  const took = [now(), await waited("2s"), await echo({ id: now() }), now() + n];
  const span = { from: Date.now(), id: await waited("3s"), to: Date.now() };
  return { took, span, text: `${Date.now()} ${await waited("2s")} ${Date.now()}` };
});

async function waited(duration: "2s" | "3s"): Promise<string> {
  const id = crypto.randomUUID();
  await echo({ id: "before", more: id });
  await sleep(duration);
  return id;
}

export const conditions = flow("conditions", async ({ n }: { n: number }) => {
  const r = Math.random();
  const side = r < 0.5 ? "left" : "right";
  let other = "right";
  if (r < 0.5) other = "left";
  let third = "none";
  if (r < 0.5 && n > 1) {
    await sleep("2s");
    third = "low";
  } else if (r >= 0.5 || n < 0) {
    await sleep("3s");
    third = "high";
  }
  const low = n > 1 ? "low" : n < 0 ? "high" : "none";
  const agrees = third === (r < 0.5 ? low : "high");
  return { same: side === other, agrees };
});

export const switched = flow("switched", async ({ n }: { n: number }) => {
  const seen: number[] = [];
  for (let turn = 0; turn < n; turn++) {
    switch (Math.floor(Math.random() * 3)) {
      case 0:
        seen.push(0);
        break;
      case 1:
        seen.push(1);
        break;
      case 2:
        seen.push(2);
        break;
      default:
        seen.push(-1);
    }
  }
  return seen.every((one) => one >= 0) && seen.length === n;
});

export const stayed = flow("stayed", async ({ n }: { n: number }) => {
  const started = { at: Date.now(), iso: new Date().toISOString(), id: crypto.randomUUID() };
  const { at, ...rest } = started;
  await sleep("61s");
  started.at += n;
  const copy = { ...started, id: crypto.randomUUID() };
  await sleep("1s");
  return { started, rest, at, copy, end: Date.now() - at };
});

export const thrown = flow("thrown", async ({ n }: { n: number }) => {
  const at = Date.now();
  await sleep("1s");
  try {
    if (n > 0) throw new RangeError(`${n} at ${at} and ${Date.now()}`);
    throw new Error(`at ${new Date().toISOString()}`);
  } catch (error) {
    await sleep("1s");
    return { message: (error as Error).message, at: Date.now() };
  }
});

export const endless = flow("endless", async ({ n }: { n: number }) => {
  let id = "";
  let turns = 0;
  while (true) {
    const next = crypto.randomUUID();
    if (turns++ >= n) return { id, next, turns };
    id = await echo({ id: next, more: id });
    if (id !== next) throw new Error("another id");
  }
});

export const inline = flow("inline", async ({ n }: { n: number }) => {
  const key = await stored(crypto.randomUUID(), n);
  const other = await stored(`${crypto.randomUUID()}`, n + 1);
  return { key, other };
});

async function stored(id: string, n: number): Promise<{ id: string; other: string }> {
  const other = crypto.randomUUID();
  await echo({ id, more: [other, n] });
  if (n > 1) await echo({ id: other, more: id });
  return { id, other };
}

export const together = flow("together", async ({ n }: { n: number }) => {
  const at = Date.now();
  const first = echo({ id: crypto.randomUUID(), more: n });
  const second = waited("3s");
  const both = [await first, await second];
  return { both, took: Date.now() - at };
});

export const textOfTime = flow("text-of-time", async ({ n }: { n: number }) => {
  await sleep("1s");
  const iso = new Date().toISOString();
  const [day = "", time = ""] = iso.split("T");
  return {
    iso,
    day,
    time,
    month: iso.slice(0, 7),
    seconds: Math.floor(Date.now() / 1000),
    n,
    odd: Date.now() % 7,
  };
});

export const instants = flow(
  "instants",
  async ({ text, ms }: { text: string; ms: number }, run) => {
    const since = Date.now() - Date.parse(run.startTime);
    await sleep("90s");
    const expires = new Date(Date.now() + 2 * 24 * 3600 * 1000).toISOString();
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const given = new Date(text).getTime();
    const late = Date.now() - given;
    return {
      since,
      expires,
      yesterday,
      given,
      late,
      again: new Date(text).toISOString(),
      at: new Date(ms).toISOString(),
      back: new Date(new Date(ms).toISOString()).getTime(),
      soon: new Date(given + ms).toISOString(),
      isLate: late > 0,
    };
  },
);

export const sameNames = flow("same-names", async ({ items }: { items: string[] }) => {
  const item = crypto.randomUUID();
  const index = `${item}/index`;
  const [left, right] = await Promise.all([
    (async () => {
      const id = crypto.randomUUID();
      await echo({ id, more: item });
      return await echo({ id, more: index });
    })(),
    (async () => {
      const id = crypto.randomUUID();
      await sleep("1s");
      return await echo({ id, more: item });
    })(),
  ]);
  await echo({ id: "between" });
  const inner = await map(
    items,
    async (one, at) => {
      const id = crypto.randomUUID();
      await echo({ id, more: [one, item] });
      return await map(
        items,
        async (two) => {
          const id = crypto.randomUUID();
          await echo({ id, more: [two, at, index] });
          return await echo({ id, more: item });
        },
        { concurrency: 1 },
      );
    },
    { concurrency: 1 },
  );
  return { left, right, inner };
});

export const distributed = flow("distributed", async ({ items }: { items: string[] }) => {
  const batch = crypto.randomUUID();
  const started = Date.now();
  await sleep("2s");
  return await map(
    items,
    async (item) => {
      const key = `${batch}/${item}/${crypto.randomUUID()}`;
      await echo({ id: key, more: started });
      return { key, again: await echo({ id: key }), took: Date.now() - started };
    },
    { distributed: true, concurrency: 1 },
  );
});

export const settledOnes = flow("settled-ones", async ({ fails }: { fails: number }) => {
  const shared = crypto.randomUUID();
  const results = await Promise.allSettled([
    flaky({ id: crypto.randomUUID(), fails }),
    echo({ id: shared, more: crypto.randomUUID() }),
  ]);
  return results.map((one) => (one.status === "fulfilled" ? one.value : `${one.reason}`));
});

export const timedOut = flow("timed-out", async ({ needs }: { needs: number }) => {
  const deadline = Date.now() + 60_000;
  let tries = 0;
  while (true) {
    if (Date.now() >= deadline)
      throw new Error(`over at ${new Date().toISOString()} after ${tries}`);
    tries += 1;
    try {
      const id = await echo({ id: `try ${tries}`, more: deadline - Date.now() });
      if (tries >= needs) return { id, left: deadline - Date.now() };
    } finally {
      await sleep("25s");
    }
  }
});

export const keys = flow("keys", async ({ key }: { key?: string }) => {
  const { id = crypto.randomUUID(), more = Date.now() }: { id?: string; more?: number } = {};
  const own: Record<string, unknown> = { [id]: id, [crypto.randomUUID()]: more };
  own[key ?? crypto.randomUUID()] = crypto.randomUUID();
  await echo({ id: own, more: Object.keys(own) });
  const short = crypto.randomUUID().split("-");
  return {
    own,
    again: own,
    joined: short.join("-"),
    parts: short.length,
    first: short.slice(0, 5).join("-"),
  };
});

export const members = flow("members", async ({ n }: { n: number }) => {
  const state = { id: "", at: 0, all: [] as string[], by: {} as Record<string, number> };
  for (const name of ["a", "b"]) {
    state.id = crypto.randomUUID();
    state.all.push(state.id);
    state.by[name] = Date.now() + n;
    await sleep("3s");
    await echo({ id: state.id, more: state });
  }
  state.at += Date.now();
  return state;
});

async function saved(id: string = crypto.randomUUID(), at = Date.now()): Promise<string[]> {
  await echo({ id, more: at });
  await sleep("1s");
  return [id, await echo({ id: `${at}`, more: id })];
}

export const asyncDefaults = flow("async-defaults", async ({ id }: { id?: string }) => {
  const first = await saved();
  const second = await saved(id);
  const clock = (): number => Date.now();
  const before = clock();
  await sleep("4s");
  return { first, second, took: clock() - before };
});

export const guarded = flow("guarded", async ({ text }: { text: string }) => {
  const id = crypto.randomUUID();
  try {
    const parsed: { a: string } = JSON.parse(text);
    await echo({ id: crypto.randomUUID(), more: [parsed.a, id] });
    return { id, parsed, at: Date.now() };
  } catch (error) {
    const other = crypto.randomUUID();
    await echo({ id: other, more: id });
    return { other, id, name: (error as Error).name };
  } finally {
    await echo({ id, more: "finally" });
  }
});

export const failing = flow("failing", async ({ n }: { n: number }) => {
  const id = crypto.randomUUID();
  await echo({ id });
  if (n > 1) throw new Error(`no ${id} at ${Date.now()}`);
  throw new RangeError(crypto.randomUUID());
});

export const chosen = flow("chosen", async ({ on, xs }: { on: boolean; xs: number[] }) => {
  const id = Math.random() < 2 ? crypto.randomUUID() : "never";
  const late = xs.find((x) => x < Date.now());
  const first = xs.some((x) => x > Date.now()) || (await echo({ id, more: on }));
  const other = on ? await echo({ id: crypto.randomUUID() }) : (crypto.randomUUID() as string);
  const both = (on && id) || other;
  const text = `${id}:${on ? other : id}:${both}`;
  for (const x of xs) {
    if (Date.now() > x) continue;
    await sleep("5s");
    if (Date.now() > x) break;
    await echo({ id: text, more: x });
  }
  return { id, late, first, other, both, text, at: Date.now() };
});

export const returned = flow("returned", async ({ n }: { n: number }) => {
  const make = (): { id: string; at: number } => ({ id: crypto.randomUUID(), at: Date.now() });
  try {
    if (n > 0) return make();
    await sleep("1s");
    return { ...make(), n };
  } finally {
    await sleep("10s");
    await echo({ id: make(), more: make().id });
  }
});

export const carried = flow("carried", async ({ n }: { n: number }) => {
  let previous = crypto.randomUUID() as string;
  let current = previous;
  const seen: string[][] = [];
  for (let i = 0; i < n; i++) {
    [previous, current] = [current, crypto.randomUUID()];
    seen.push([previous, current]);
    if (i % 2 === 1) await echo({ id: current, more: previous });
  }
  const last = { previous, current, seen };
  return { last, flat: seen.flat(), current };
});

export const dropped = flow("dropped", async ({ n }: { n: number }) => {
  crypto.randomUUID();
  const unused = Math.random();
  await echo({ id: n });
  return n > 0 ? typeof unused : undefined;
});

export const meanwhile = flow("meanwhile", async ({ n }: { n: number }) => {
  const first = waited("3s");
  const id = crypto.randomUUID();
  await echo({ id, more: n });
  await sleep("1s");
  const other = crypto.randomUUID();
  return [await first, other, id, Date.now()];
});

export const doubled = flow("doubled", async ({ n }: { n: number }) => {
  const pair = (): string[] => {
    const id = crypto.randomUUID();
    return [id, id];
  };
  const table = Array.from({ length: n }, (_, row) => ({ row, ids: pair(), at: Date.now() }));
  const totals: Record<string, string[]> = {};
  for (const { row, ids } of table)
    totals[`r${row}`] = [...(totals["all"] ?? []), ...ids, crypto.randomUUID()];
  return {
    table,
    totals,
    first: table[0]?.ids[0],
    same: table.every(({ ids }) => ids[0] === ids[1]),
  };
});

export const firstInParallel = flow("first-in-parallel", async () => {
  const id = crypto.randomUUID();
  const item = `${id}!`;
  const index = `${id}?`;
  return await Promise.all([
    (async () => {
      const at = id;
      const id_2 = crypto.randomUUID();
      await echo({ id: id_2, more: [at, item] });
      return await echo({ id: id_2, more: index });
    })(),
    map(
      ["a", "b"],
      async (one, at) => {
        const id_2 = crypto.randomUUID();
        await echo({ id: id_2, more: [one, at, item, index] });
        return [await echo({ id: id_2, more: id }), one, at];
      },
      { concurrency: 1 },
    ),
  ]);
});

export const firstInMap = flow("first-in-map", async ({ items }: { items: string[] }) => {
  const item = `${items.length}`;
  const index = `${item}?`;
  return await map(
    items,
    async (one, at) => {
      const id = crypto.randomUUID();
      const key = `${id}/${item}/${index}/${one}`;
      await echo({ id, more: [one, at, item, index, key] });
      return [await echo({ id, more: key }), one, at];
    },
    { concurrency: 1 },
  );
});

export const ownOfEach = flow("own-of-each", async ({ items }: { items: string[] }) => {
  const batch = crypto.randomUUID();
  await echo({ id: batch });
  return await map(
    items,
    async (item) => {
      const ids = items.map((one) => `${one}${item}${crypto.randomUUID()}${batch}`);
      await echo({ id: ids });
      return [ids, await echo({ id: "x", more: ids }), Date.now()];
    },
    { distributed: true, concurrency: 1 },
  );
});
