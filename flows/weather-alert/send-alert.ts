import { task } from "nagare";

/** Tells people; here it only writes to the log of the task. */
export const sendAlert = task(
  "send-alert",
  async ({ date, reason }: { date: string; reason: string }) => {
    const alert = `${date}: ${reason}`;
    console.log(alert);
    return alert;
  },
);
