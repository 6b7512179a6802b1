import { fail, flow } from "nagare";

export default flow("fail-in-callback", async ({ sizes }: { sizes: readonly number[] }) =>
  sizes.map((size) => (size < 0 ? fail("Negative", String(size)) : size * 2)),
);
