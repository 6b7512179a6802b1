import { cron, flow, rate, task } from "nagare";

const load = task("load", async () => 1);
const schedule = cron("0 5 * * *", "Asia/Tokyo");

export const early = flow("early", { schedule, startBy: "5:30", finishBy: "30s" }, async () => await load());

export const late = flow("late", { schedule, finishBy: "24:00" }, async () => await load());

export const never = flow("never", { startBy: "06:00" }, async () => await load());

export const often = flow("often", { schedule: rate("1h"), finishBy: "8d" }, async () => await load());

export const hourly = flow("hourly", { schedule: rate("1h"), finishBy: "30m" }, async () => await load());

export const quick = flow("quick", { schedule, type: "express", finishBy: "06:00" }, async () => await load());
