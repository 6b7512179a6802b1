import { flow, task } from "nagare";

export const lookup = task("lookup", async ({ key }: { key?: string | null | undefined }) => ({
  seen: key === null ? "null" : (key ?? "absent"),
}));

export default flow("null-and-undefined", async ({ key }: { key?: string | null | undefined }) => {
  const first = await lookup({ key });
  const second = await lookup({ key });
  return { first, second, key, isNull: key === null, isAbsent: key === undefined };
});
