import { container, flow } from "nagare";

const load = container("load", { image: "./loader", tag: (version: string) => version });

export default flow("report", async () => (await load("7")).exitCode);
