import { flow, task, type Zoned, zoned } from "nagare";

export const load = task("load", async ({ from, to }: { from: string; to: string }) => ({
  rows: to > from ? 3 : 0,
}));

interface Span {
  readonly from: Zoned<"Asia/Tokyo">;
  readonly to: Zoned<"Asia/Tokyo">;
}

const monthOf = <Zone extends string>(day: Zoned<Zone>) => day.startOf("month");

/** A time is a text in a variable, in a record, in a list and in a step's input. */
export default flow("time-kept", async ({ at }: { at: string }) => {
  const day = zoned(at, "Asia/Tokyo").startOf("day");
  const span: Span = { from: monthOf(day), to: day };
  await load({ from: `${span.from}`, to: span.to.toISO() });
  const days = [1, 2, 3].map((back) => span.to.minus({ days: back }));
  const { rows } = await load({ from: span.to.toJSON(), to: day.plus({ days: 1 }).toISO() });
  return {
    span,
    rows,
    days,
    weekends: days.filter((each) => each.weekday > 5).length,
    isFirst: !(span.from < day),
  };
});
