import { calendar, cron, flow } from "nagare";

const shop = calendar({ name: "shop", holidays: ["2027-02-29"] });

export default flow(
  "opening",
  { schedule: [cron("0 9 * * *", "Asia/Tokyo", { only: shop.businessDays })] },
  async () => "opened",
);
