import { container, flow } from "nagare";

const load = container("load", { cpu: 512, memory: 1024 });

const store = container("store", { image: "example.com/store:1", taskDefinition: "store" });

export default flow("report", async () => {
  await load();
  await store();
});
