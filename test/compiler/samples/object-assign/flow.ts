import { flow, task } from "nagare";

export const settingsOf = task("settings-of", async ({ name }: { name: string }) =>
  name === "" ? {} : { limit: name.length, "a b": name },
);

interface Settings {
  limit?: number | undefined;
  label?: string | null;
  "a b"?: string;
  inner?: { deep: number[] };
}

/** Later ones win; what is undefined takes a member away. */
function settled(limit: number | undefined, more: Settings | undefined): Settings {
  const made: Settings = { limit: 1, label: "x" };
  Object.assign(made, { limit }, more);
  return made;
}

export default flow(
  "object-assign",
  async ({ name, limit, label }: { name: string; limit?: number; label: string | null }) => {
    const settings: Settings = { label: "none", limit: 0 };
    const before = { ...settings };
    Object.assign(settings, await settingsOf({ name }), { label });
    const state: { settings: Settings; count: number } = { settings: { limit: 7 }, count: 0 };
    Object.assign(state.settings, { inner: { deep: [1] } });
    Object.assign(state, { count: Object.keys(settings).length });
    return {
      before,
      settings,
      state,
      made: Object.assign({}, settings, { limit: 9 }),
      written: Object.assign({ a: 1 }, limit === undefined ? undefined : { limit }),
      helped: [
        settled(limit, undefined),
        settled(limit, { label: null }),
        [limit].map((l) => settled(l, {})),
      ],
    };
  },
);
