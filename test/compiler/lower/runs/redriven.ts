import { container, flow, map } from "nagare";

/** Notes in a file that it ran; `late` fails until there is a file `mended`. */
export const step = container("step", {
  image: "example.com/step",
  local: ["/bin/sh", "-c"],
  command: ({ folder, name }: { folder: string; name: string }) => [
    `echo ${name} >> ${folder}/log; [ ${name} != late ] || [ -e ${folder}/mended ] || exit 3`,
  ],
  exitCodes: { 9: "nothing" },
});

export default flow("redriven", async ({ folder }: { folder: string }) => {
  await step({ folder, name: "first" });
  const [, outcomes] = await Promise.all([
    step({ folder, name: "beside" }),
    map(["early", "late"], async (name) => (await step({ folder, name })).outcome, {
      concurrency: 1,
    }),
  ]);
  const { outcome } = await step({ folder, name: "last" });
  return [...outcomes, outcome];
});
