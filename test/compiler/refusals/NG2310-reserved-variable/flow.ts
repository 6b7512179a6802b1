import { container, flow } from "nagare";

const day = { NAGARE_RUN: "mine" };

const load = container("load", {
  image: "example.com/loader:1",
  environment: ({ date }: { date: string }) => ({ DATE: date, NAGARE_DAY: date, "NAGARE_X": "1" }),
});

export default flow("report", async () => {
  await load({ date: day.NAGARE_RUN });
});
