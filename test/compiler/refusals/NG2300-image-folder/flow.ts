import { container, flow } from "nagare";

const load = container("load", { image: "./loader" });

const store = container("store", { image: "./store" });

export default flow("report", async () => {
  await load();
  await store();
});
