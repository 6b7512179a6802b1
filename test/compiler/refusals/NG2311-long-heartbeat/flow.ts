import { container, flow, json } from "nagare";

const image = "example.com/loader:1";

const load = container("load", { image, output: json<number>(), timeout: "5m", heartbeat: "5m" });
const wait = container("wait", { image, output: json<number>(), heartbeat: "400d" });
const none = container("none", { image, output: json<number>(), heartbeat: "0s" });

export default flow("report", async () => (await load()) + (await wait()) + (await none()));
