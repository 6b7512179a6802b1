import { createInterface } from "node:readline";
import type { BackfillItem } from "../../operations/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { many } from "./describe-plan.ts";
import type { BackfillOptions } from "./read-backfill.ts";

/** So many runs are no slip of whoever wrote a script. */
const MOST_UNASKED = 1000;

/** Whether the user wants it: a terminal is asked, a script must say `--yes` to very many. */
export async function confirmed(
  items: readonly BackfillItem[],
  { yes = false, json = false }: BackfillOptions,
): Promise<boolean> {
  const starts = items.filter(({ action }) => action === "start").length;
  if (yes || starts === 0) return true;
  if (process.stdin.isTTY === true && process.stdout.isTTY === true && !json)
    return await asked(`start ${many(starts, "runs")}? [y/N] `);
  if (starts <= MOST_UNASKED) return true;
  throw wrongUsage(`that starts ${many(starts, "runs")}: say --yes if that is meant`);
}

/** Ctrl-C, or the end of the input, is a no. */
async function asked(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await new Promise<string>((resolve) => {
    terminal.once("close", () => resolve(""));
    terminal.question(question, resolve);
  });
  terminal.close();
  const isYes = /^y(es)?$/i.test(answer.trim());
  if (!isYes) console.log("nothing was started");
  return isYes;
}
