import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "../connect/connection.ts";

/**
 * Waits for the runs that others have started in this process's service. Another command would take them over, but run the steps that
 * were in flight again: no reason to do that to somebody's run because ours was shorter.
 */
export async function waitForGuests(connection: Connection, signal: AbortSignal): Promise<void> {
  let told = 0;
  for (;;) {
    const guests = await connection.guests();
    if (guests === 0 || signal.aborted) return;
    if (guests !== told) {
      const runs = guests === 1 ? "1 run" : `${guests} runs`;
      console.error(`waiting for ${runs} that others have started; Ctrl-C hands over`);
      told = guests;
    }
    await sleep(PAUSE_MILLISECONDS, undefined, { signal }).catch(() => {});
  }
}

const PAUSE_MILLISECONDS = 200;
