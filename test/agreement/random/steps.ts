/** What the random flows call. A task answers by its input alone, and those that fail do it in one way each. */
import { container, flow, task } from "nagare";

export const double = task("double", async ({ n }: { n: number }) => n * 2);

export const add = task("add", async ({ n, more = 1 }: { n: number; more?: number }) => n + more);

export const shout = task("shout", async ({ text }: { text: string }) => text.toUpperCase());

/** Fails below zero. */
export const fragile = task("fragile", async ({ n }: { n: number }) => {
  if (n < 0) throw new RangeError("below zero");
  return n + 1;
});

export class NoText extends Error {
  override name = "NoText";
}

/** Fails for an empty text, with an error of its own. */
export const picky = task("picky", async ({ text }: { text: string }) => {
  if (text === "") throw new NoText("there is no text");
  return text.length;
});

/** Undefined for odd numbers. */
export const half = task(
  "half",
  async ({ n }: { n: number }): Promise<number | undefined> => (n % 2 === 0 ? n / 2 : undefined),
);

/** Null for an empty text. */
export const found = task(
  "found",
  async ({ text }: { text: string }): Promise<{ id: number; name: string; n?: number } | null> => {
    if (text === "") return null;
    return { id: text.length, name: text, ...(text.length > 1 ? { n: 1 } : {}) };
  },
);

/** Up to three of them. */
export const listed = task("listed", async ({ n, text }: { n: number; text: string }) =>
  Array.from({ length: Math.max(0, Math.min(3, Math.trunc(n))) }, (_, at) => `${text}${at}`),
);

/** Ends with 0, 1 or 2, and with 2 it failed. A shell where it runs natively. */
export const tool = container("tool", {
  image: "example.com/tool",
  local: ["/bin/sh", "-c"],
  command: ({ n, words }: { n: number; words: string[] }) => [
    `exit ${Math.abs(Math.trunc(n + words.join("").length)) % 3}`,
    ...words.map((word, at) => `${at}:${word}`),
  ],
  exitCodes: { 1: "nothing-to-do" },
});

/** The same, and nothing is a failure. */
export const check = container("check", {
  image: "example.com/check",
  local: ["/bin/sh", "-c"],
  command: ({ text }: { text: string }) => [
    `exit ${text === "" ? 0 : text.length > 2 ? 7 : 9}`,
    text,
  ],
  environment: ({ text }: { text: string }) => ({
    TEXT: text.toUpperCase(),
    LENGTH: String(text.length),
  }),
  exitCodes: { 7: "long", 9: "short" },
});

export const note = task("note", async ({ text }: { text: string }) => {
  if (text === "\u0000") throw new Error("no such text");
});

/** With a lock and a rate of its own, for each text. */
export const guarded = task(
  "guarded",
  {
    concurrency: { limit: 200, key: ({ text }: { text: string }) => text },
    rate: { limit: 1000, per: "1s", key: ({ text }: { text: string }) => text.length },
  },
  async ({ text }: { text: string }, context) => `${text} ${context.fence !== undefined}`,
);

/** Whether it runs inside a lock. */
export const isHolding = task(
  "is-holding",
  async (_: { n: number }, context) => context.fence !== undefined,
);

/** With a lock of its own, for each number. */
export const solo = flow(
  "solo",
  { concurrency: { limit: 300, key: ({ n }) => n } },
  async ({ n, text = "none" }: { n: number; text?: string }) => {
    const holds = await isHolding({ n });
    return { n, text: `${text} ${holds}` };
  },
);

export const child = flow("child", async ({ n, text = "none" }: { n: number; text?: string }) => {
  const shouted = await shout({ text });
  if (text === "hold") return { n, text: String(await isHolding({ n })) };
  if (n < 0) return { n, text };
  return { n: n + 1, text: shouted, more: [n] };
});
