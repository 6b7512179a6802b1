import { expect, it } from "vitest";
import { type Environment, environments } from "../../lib/flow/index.ts";
import { smallProject } from "./fixtures/project.ts";
import { projectFolder } from "./fixtures/project-folder.ts";
import { templateOf } from "./fixtures/synthesize.ts";

const file = `import { environments } from "nagare";
import { shared } from "./shared.ts";

const network = { vpcId: "vpc-1", subnetIds: ["subnet-1", "sub-2"], securityGroupIds: ["sg-1"] };
export default environments({
  dev: {
    ...shared,
    account: "12",
    network,
    schedules: { dayly: "off", notify: { window: "2d" } },
  },
});
`;

const dev: Environment = environments({
  dev: {
    region: "Tokyo",
    account: "12",
    network: { vpcId: "vpc-1", subnetIds: ["subnet-1", "sub-2"], securityGroupIds: ["sg-1"] },
    schedules: { dayly: "off", notify: { window: "2d" } },
  },
}).dev;

it("shows each mistake where it is written, or around what another file says", () => {
  const directory = projectFolder({ "flows/environments.ts": file });
  let told = "";
  try {
    templateOf({ ...smallProject, directory }, dev);
  } catch (error) {
    told = error instanceof Error ? error.message : "";
  }
  expect(told).toBe(`\
flows/environments.ts:8:14 - error NG2600: environment "dev": account "12" has not 12 digits

  8 │     account: "12",
    │              ^^^^

flows/environments.ts:6:3 - error NG2600: environment "dev": region "Tokyo" is none; write one like "ap-northeast-1"

  6 │   dev: {
    │   ^^^

flows/environments.ts:4:59 - error NG2600: environment "dev": network.subnetIds: "sub-2" is none

  4 │ const network = { vpcId: "vpc-1", subnetIds: ["subnet-1", "sub-2"], securityGroupIds: ["sg-1"] };
    │                                                           ^^^^^^^

flows/environments.ts:10:18 - error NG2601: environment "dev": schedules names "dayly", which is no flow

  10 │     schedules: { dayly: "off", notify: { window: "2d" } },
     │                  ^^^^^

flows/environments.ts:10:50 - error NG2600: environment "dev": a window of "2d" is none: it has 1m to 24h

  10 │     schedules: { dayly: "off", notify: { window: "2d" } },
     │                                                  ^^^^`);
});
