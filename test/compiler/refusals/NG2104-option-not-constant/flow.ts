import { flow, task } from "nagare";

const attempts = Number(process.env["ATTEMPTS"]);

const load = task("load", { retry: { attempts, delay: "5s" } }, async () => 1);

export default flow(`report-${process.pid}`, async () => await load());
