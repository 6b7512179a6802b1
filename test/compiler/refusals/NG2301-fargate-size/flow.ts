import { container, flow } from "nagare";

const load = container("load", { image: "example.com/loader:1", cpu: 512, memory: 512 });

const store = container("store", { image: "example.com/store:1", cpu: 500 });

const small = container("small", { image: "example.com/small:1", memory: 4096 });

const sized = container("sized", {
  image: "example.com/sized:1",
  cpu: (rows: number) => (rows > 1000 ? 1024 : 256),
});

export default flow("report", async () => {
  await load();
  await store();
  await small();
  await sized(5);
});
