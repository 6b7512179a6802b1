import { flow } from "nagare";

interface Options {
  day?: string | undefined;
  top?: number;
}

export default flow("report", async ({ day, top }: { day?: string; top: number }) => {
  const options: Options = { day, top };
  const others: { top?: number } = { top };
  return {
    keys: Object.keys(options),
    asked: "day" in options,
    own: Object.hasOwn(options, "day"),
    fine: Object.keys(others),
  };
});
