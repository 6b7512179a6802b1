import { container, flow } from "nagare";

const load = container("load", { image: "example.com/loader:1", cpu: 512, memory: 512 });

const store = container("store", { image: "example.com/store:1", cpu: 500 });

const small = container("small", { image: "example.com/small:1", memory: 4096 });

export default flow("report", async () => {
  await load();
  await store();
  await small();
});
