import { flow, task } from "nagare";

export const lookup = task(
  "lookup",
  async ({ key }: { key: string }): Promise<{ value?: number }> =>
    key === "none" ? {} : { value: key.length },
);

export default flow(
  "optional-values",
  async ({ key, fallback }: { key: string; fallback?: number }) => {
    const { value } = await lookup({ key });
    const again = await lookup({ key: value === undefined ? "missing" : "found it" });
    return { value, fallback, again: again.value, either: value ?? fallback ?? -1 };
  },
);
