/** How a crash is noticed on AWS of a container whose step waits for a task token. */
import { Match } from "aws-cdk-lib/assertions";
import { expect, it } from "vitest";
import { containerOf, flowOf, projectOf, runTask } from "./fixtures/project.ts";
import { prod, templateOf } from "./fixtures/synthesize.ts";

const waiting = flowOf("report", runTask("load", ".waitForTaskToken"), { containers: ["load"] });
const plain = flowOf("audit", runTask("scan"), { containers: ["scan"] });
const containers = ["load", "scan"].map((name) => containerOf(name, `example.com/${name}:1.2`));

it("has a rule and a function where a flow waits for a container's token", async () => {
  const template = templateOf(projectOf([waiting, plain], { containers }), prod, { name: "prod" });
  const resources: Record<string, { Properties: Record<string, unknown> }> =
    template.toJSON()["Resources"];
  const own = Object.entries(resources).filter(([id]) => id.startsWith("StoppedContainers"));
  const shown = own.map(([id, { Properties, ...rest }]) => {
    const { Code: _, ...properties } = Properties;
    return [id.replace(/[0-9A-F]{8}$/, ""), { ...rest, Properties: properties }];
  });
  await expect(`${JSON.stringify(Object.fromEntries(shown), null, 2)}\n`).toMatchFileSnapshot(
    "fixtures/expected.stopped-containers.json",
  );
  template.hasResourceProperties("AWS::Lambda::Function", {
    Handler: "index.handler",
    Code: { ZipFile: Match.stringLikeRegexp("NAGARE_TASK_TOKEN") },
  });
});

it("has none where all containers are waited for by ECS alone", () => {
  const template = templateOf(projectOf([plain], { containers }));
  template.resourceCountIs("AWS::Events::Rule", 0);
  template.resourceCountIs("AWS::Lambda::Function", 0);
});

it("tells each container its environment, service and version", () => {
  const version = (uri: string | undefined): string => {
    const project = projectOf([plain], { containers: [containerOf("scan", uri)] });
    const made = templateOf(project).findResources("AWS::ECS::TaskDefinition");
    const [{ Environment }] = Object.values(made).flatMap(
      ({ Properties }) => Properties.ContainerDefinitions,
    );
    expect(Environment.slice(0, 2)).toEqual([
      { Name: "DD_ENV", Value: "dev" },
      { Name: "DD_SERVICE", Value: "scan" },
    ]);
    return Environment[2].Value;
  };
  expect(version("example.com:5000/team/scan:1.2-beta")).toBe("1.2-beta");
  expect(version("example.com:5000/team/scan")).toBe("latest");
  expect(version(`example.com/scan@sha256:${"0123456789abcdef".repeat(4)}`)).toBe("0123456789ab");
  expect(version(undefined)).toMatch(/^[0-9a-f]{12}$/);
});
