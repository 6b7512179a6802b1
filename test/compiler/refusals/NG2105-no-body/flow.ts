import { type FlowBody, flow, task } from "nagare";

const load = task("load", async () => 1);

function makeBody(times: number): FlowBody<Record<string, never>, number> {
  return async () => times * (await load());
}

export default flow("report", makeBody(2));
