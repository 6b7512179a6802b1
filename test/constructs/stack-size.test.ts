import { Template } from "aws-cdk-lib/assertions";
import { expect, it } from "vitest";
import { ConfigurationError } from "../../lib/constructs/index.ts";
import { flowOf, invoke, projectOf } from "./fixtures/project.ts";
import { stackOf } from "./fixtures/synthesize.ts";

/** So many flows, each with a function of its own. */
function projectOfFlows(count: number) {
  const names = Array.from({ length: count }, (_, at) => `flow-${at}`);
  const flows = names.map((name) =>
    flowOf(name, invoke(`${name}-task`), { tasks: [`${name}-task`] }),
  );
  return projectOf(flows, { tasks: names.map((name) => `${name}-task`) });
}

it("says how many flows fit when CloudFormation doesn't take them all, and is right", () => {
  const message = messageOf(() => stackOf(projectOfFlows(90)));
  expect(message).toMatch(
    /^environment "dev" would have \d{3} resources with its 90 flows, and CloudFormation takes 500 in a stack: about \d+ flows like these fit\. Move the others to/,
  );
  const fitting = Number(/about (\d+) flows/.exec(message)?.[1]);
  expect(fitting).toBeLessThan(90);
  const { Resources } = Template.fromStack(stackOf(projectOfFlows(fitting))).toJSON();
  expect(Object.keys(Resources).length).toBeLessThanOrEqual(500);
  expect(messageOf(() => stackOf(projectOfFlows(fitting + 1)))).toContain("would have");
}, 300_000);

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return "";
}
