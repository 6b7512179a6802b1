import { container, flow } from "nagare";

const load = container("load", {
  image: "example.com/loader:1",
  exitCodes: { 0: "done", 9: "nothing-to-load", 300: "odd" },
});

export default flow("report", async () => (await load()).exitCode);
