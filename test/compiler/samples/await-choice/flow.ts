import { flow, task } from "nagare";

export const price = task("price", async ({ of }: { of: string }) => of.length * 100);
export const stock = task("stock", async ({ of }: { of: string }) =>
  of === "" ? null : of.length,
);

/** What is awaited may be a choice between steps. */
export default flow(
  "await-choice",
  async ({ name, known }: { name: string; known: number | null }) => {
    const first = await (known === null ? price({ of: name }) : known);
    const second = await (known ??
      (await (name === "" ? stock({ of: name }) : price({ of: `${name}s` }))) ??
      stock({ of: "x" }));
    const third = await await (known === 0 && price({ of: name }));
    const [fourth, fifth] = await Promise.all([
      known ? stock({ of: name }) : price({ of: "four" }),
      known ?? price({ of: "fi" }),
    ]);
    return { first, second, third, fourth, fifth };
  },
);
