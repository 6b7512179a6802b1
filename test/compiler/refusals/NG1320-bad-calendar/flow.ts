import { calendar, flow } from "nagare";

const office = calendar({ name: "office", holidays: ["2026-02-30"] });
// @ts-expect-error Japan's holidays alone are known
const german = calendar("DE");
const never = calendar({ name: "never", holidays: ["2026-01-01"], weekend: [1, 2, 3, 4, 5, 6, 7] });

export default flow("due", async ({ date }: { date: string }) => ({
  office: office.isBusinessDay(date),
  german: german.isBusinessDay(date),
  never: never.isBusinessDay(date),
}));
