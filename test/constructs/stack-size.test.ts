import { App, Stack } from "aws-cdk-lib";
import { describe, expect, it } from "vitest";
import { sizesOf } from "../../lib/constructs/check-stack-sizes.ts";
import { NestedStacks } from "../../lib/constructs/nested-stacks.ts";
import { partOf } from "../../lib/constructs/part-of.ts";
import { flowOf, invoke, projectOf } from "./fixtures/project.ts";
import { stackOf, templateOf } from "./fixtures/synthesize.ts";

const names = (count: number) => Array.from({ length: count }, (_, at) => `flow-${at}`);

/** Flows, each with a function of its own. */
function projectOfFlows(flows: readonly string[]) {
  return projectOf(
    flows.map((name) => flowOf(name, invoke(`${name}-task`), { tasks: [`${name}-task`] })),
    { tasks: flows.map((name) => `${name}-task`) },
  );
}

describe("a large environment", { timeout: 300_000 }, () => {
  it("lies in nested stacks, each far from what CloudFormation takes", () => {
    const told = { notify: { email: ["team@example.com"] }, alarms: { longerThanUsual: true } };
    const sizes = [...sizesOf(stackOf(projectOfFlows(names(200)), told)).values()];
    expect(sizes.length).toBe(65);
    expect(sizes.reduce((sum, resources) => sum + resources)).toBeGreaterThan(1500);
    expect(Math.max(...sizes)).toBeLessThan(150);
  });

  it("is deployed first in parts, each of which holds the one before", () => {
    const project = projectOfFlows(names(120));
    const parts = ["1/3", "2/3", "3/3"].map((part) =>
      partOf(project, part).flows.map(({ name }) => name),
    );
    const [first = [], second = [], all = []] = parts;
    expect(all).toEqual(names(120));
    expect(second).toEqual(expect.arrayContaining(first));
    expect(first.length).toBeGreaterThan(20);
    const machines = templateOf(project, {}, { part: "1/3" }).findResources(
      "AWS::StepFunctions::StateMachine",
    );
    expect(
      Object.values(machines)
        .map(({ Properties }) => Properties["StateMachineName"])
        .sort(),
    ).toEqual(first.map((name) => `nagare-dev-${name}`).sort());
    expect(second.length).toBeGreaterThan(first.length + 20);
    for (const part of ["0/3", "4/3", "1/33", "a third"]) {
      expect(() => partOf(project, part)).toThrow(`part "${part}" is none: write 1/3`);
    }
  });

  it("is refused where one of its stacks has too much, with the stack's name", () => {
    const stacks = new NestedStacks(new Stack(new App(), "Sorting"), "Flows");
    const crowd = names(3000).filter(
      (name) => Stack.of(stacks.scopeOf(name)).node.id === "Flows07",
    );
    expect(() => stackOf(projectOfFlows(crowd))).toThrow(
      /^environment "dev" would have \d{3} resources in its nested stack Flows07, and CloudFormation takes 500 in a stack: move some flows/,
    );
  });
});
