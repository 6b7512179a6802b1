import { at, flow, task } from "nagare";

const load = task("load", async () => 1);

export default flow(
  "report",
  {
    schedule: [
      at("2026-12-31", "Asia/Tokyo"),
      at("2026-02-30T10:00", "Asia/Tokyo"),
      at("2026-03-08T02:30", "America/New_York"),
      at("2026-12-31T23:00:30", "Asia/Tokyo"),
    ],
  },
  async () => await load(),
);
