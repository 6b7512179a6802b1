import { flow, zoned } from "nagare";

/** The clock of a zone with summer time: days are 23 to 25 hours long, and some times come twice or not at all. */
export default flow("time-summer", async ({ at }: { at: string }) => {
  const time = zoned(at, "America/New_York");
  const start = time.startOf("day");
  return {
    time,
    hours: start.plus({ days: 1 }).diff(start, "hours"),
    tomorrow: time.plus({ days: 1 }),
    inADay: time.plus({ hours: 24 }).toFormat("HH:mm ZZ"),
    tokyo: time.setZone("Asia/Tokyo").toFormat("yyyy-MM-dd HH:mm"),
  };
});
