import { flow, map, task } from "nagare";

/** Answers with the key that a payment service would know the payment by. */
export const pay = task("pay", async (_input: { yen: number }, { idempotencyKey }) => {
  return { key: idempotencyKey };
});

export const rest = task("rest", async ({ left }: { left: number }) => ({ left: left - 1 }));

// Each of these payments is one of its own, although they are alike.
export default flow("task-context", async ({ amounts }: { amounts: number[] }) => {
  const first = await pay({ yen: 1 });
  const mapped = await map(amounts, async () => {
    const parts = await Promise.all([1, 2].map(() => pay({ yen: 1 })));
    return [...parts.map(({ key }) => key), (await pay({ yen: 1 })).key];
  });
  let keys = [first.key, ...mapped.flat()];
  let left = 2;
  while (left > 0) {
    keys.push((await pay({ yen: 1 })).key);
    ({ left } = await rest({ left }));
  }
  do {
    keys.push((await pay({ yen: 1 })).key);
    ({ left } = await rest({ left }));
  } while (left > -2);
  for (const yen of amounts) {
    const { key } = await pay({ yen: 1 });
    if (yen < 0) break;
    keys = [...keys, key];
  }
  return { paid: keys.length, each: new Set(keys).size };
});
