import { flow, task } from "nagare";

const load = task("load", async ({ n }: { n: number }) => n);

interface Input {
  list?: number[];
  size?: number;
}

export default flow("report", async ({ list, size: given }: Input, run) => {
  let calls = 0;
  let size = 0;
  const item = list?.[calls++];
  const some = list?.slice(0).concat(await load({ n: 1 }));
  ({ size = await load({ n: 2 }) } = { ...(given === undefined ? {} : { size: given }) });
  const { [`${await load({ n: 3 })}`]: third = 0 } = { [run.name]: 3 };
  return { item: item ?? 0, some: some ?? [], size, calls, third };
});
