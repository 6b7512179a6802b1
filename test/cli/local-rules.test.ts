import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { localRules } from "../../lib/cli/connect/local-rules.ts";
import { compileProject } from "../../lib/compiler/index.ts";
import { project } from "./support.ts";

const flows = `
import { event, flow, s3 } from "nagare";
export const load = flow("load", { on: s3("orders") }, async () => "loaded");
export const report = flow("report", {
  on: [flow(load).failed, event({ source: "shop" }, { bus: "arn:aws:events:eu-west-1:111122223333:event-bus/shop" })],
}, async () => "done");
`;

it("it hears all triggers of the flows, but for those that the environment local has off", async () => {
  const folder = project({ "flows/all.ts": flows });
  const { flows: compiled } = compileProject(folder);
  const names = async () => (await localRules(folder, compiled)).map(({ name }) => name);
  const [put, failed, told] = await localRules(folder, compiled);
  expect(put).toMatchObject({
    name: "load",
    target: "arn:aws:states:us-east-1:123456789012:stateMachine:load",
    pattern: { source: ["aws.s3"], detail: { bucket: { name: ["orders"] } } },
  });
  expect(failed?.pattern["detail"]).toEqual({
    status: ["FAILED", "TIMED_OUT", "ABORTED"],
    stateMachineArn: ["arn:aws:states:us-east-1:123456789012:stateMachine:load"],
  });
  expect(told).toMatchObject({ name: "report", bus: "shop", pattern: { source: ["shop"] } });

  const say = (local: string) =>
    writeFileSync(
      join(folder, "flows/environments.ts"),
      `import { environments } from "nagare";\nexport default environments({ local: ${local} });\n`,
    );
  say('{ triggers: { report: "off" } }');
  expect(await names()).toEqual(["load"]);
  say('{ triggers: "off", /* all */ }');
  expect(await names()).toEqual([]);
});
