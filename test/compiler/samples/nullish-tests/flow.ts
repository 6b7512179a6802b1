import { flow } from "nagare";

export default flow(
  "nullish-tests",
  async ({ force, note, at }: { force?: boolean; note?: string; at?: { hour: number | null } }) => {
    const isQuiet = force ?? !note;
    return {
      text: (force ?? !note) ? "quiet" : note === undefined ? "forced off" : note,
      kept: isQuiet ? "quiet" : (note ?? "forced off"),
      hour: (force ?? at?.hour == null) ? "any" : (at?.hour ?? "forced off"),
    };
  },
);
