/** From which registry an environment's images come. */
import { describe, expect, it } from "vitest";
import type { StateMachine } from "../../lib/asl/index.ts";
import type { Environment } from "../../lib/flow/index.ts";
import { statementsOf } from "./fixtures/policies.ts";
import { containerOf, flowOf, projectOf, runTask } from "./fixtures/project.ts";
import { stackOf, templateOf } from "./fixtures/synthesize.ts";

const own = "111111111111.dkr.ecr.ap-northeast-1.amazonaws.com";
const other = "222222222222.dkr.ecr.ap-northeast-1.amazonaws.com";
const digest = `sha256:${"ab".repeat(32)}`;

const definition = runTask("load");
const withTag = (Image: string): StateMachine => ({
  ...definition,
  StartAt: "image",
  States: {
    image: {
      Type: "Task",
      Resource: "arn:aws:states:::aws-sdk:ecs:registerTaskDefinition",
      Arguments: { Family: "nagare-local-load", ContainerDefinitions: [{ Name: "load", Image }] },
      Next: "step",
    },
    ...definition.States,
  },
});

/** The image and Datadog's version of the only container, and from where it may be pulled. */
function deployed(uri: string | undefined, images: Environment["images"] & object) {
  const flow = flowOf("report", definition, { containers: ["load"] });
  const project = projectOf([flow], { containers: [containerOf("load", uri)] });
  const template = templateOf(project, { images });
  const [task] = Object.values(template.findResources("AWS::ECS::TaskDefinition"));
  const [container] = task?.["Properties"].ContainerDefinitions ?? [];
  const pull = statementsOf(template).find(({ Action }) =>
    [Action].flat().includes("ecr:BatchGetImage"),
  );
  const version = container.Environment.find(({ Name = "" }) => Name === "DD_VERSION");
  return { image: container.Image, version: version.Value, from: pull?.Resource };
}

describe("images by the beginning of their URI", () => {
  it("come from the environment's registry, which the execution role may pull from", () => {
    expect(deployed(`${own}/team/load:v3`, { [`${own}/`]: `${other}/prod/` })).toEqual({
      image: `${other}/prod/team/load:v3`,
      version: "v3",
      from: "arn:<Partition>:ecr:ap-northeast-1:222222222222:repository/prod/team/load",
    });
  });

  it("keep their digest", () => {
    const { image } = deployed(`${own}/load@${digest}`, { [`${own}/`]: `${other}/` });
    expect(image).toBe(`${other}/load@${digest}`);
  });

  it("take the longest beginning", () => {
    const images = { [`${own}/`]: "short.example/", [`${own}/team/`]: "long.example/" };
    expect(deployed(`${own}/team/load:v3`, images).image).toBe("long.example/load:v3");
  });
});

describe("an image by its container's name", () => {
  it("stands for a folder that CI has built", () => {
    expect(deployed(undefined, { load: `${other}/load:3f2c` })).toEqual({
      image: `${other}/load:3f2c`,
      version: "3f2c",
      from: "arn:<Partition>:ecr:ap-northeast-1:222222222222:repository/load",
    });
  });

  it("goes before a beginning, and keeps the flow's tag where it has none", () => {
    const images = { "example.com/": "mirror.example/", load: "localhost:5000/load" };
    expect(deployed("example.com/load:v3", images).image).toBe("localhost:5000/load:v3");
  });
});

it.each([
  ["{% 'example.com/load:' & $tag %}", "{% 'mirror.example/load:' & $tag %}"],
  ["example.com/load:v4", "mirror.example/load:v4"],
])("moves an image whose tag the call says: %s", (before, after) => {
  const flow = flowOf("report", withTag(before), { containers: ["load"] });
  const project = projectOf([flow], { containers: [containerOf("load", "example.com/load:v3")] });
  const template = templateOf(project, { images: { load: `mirror.example/load@${digest}` } });
  const [machine] = Object.values(template.findResources("AWS::StepFunctions::StateMachine"));
  const { States } = JSON.parse(machine?.["Properties"].DefinitionString);
  expect(States.image.Arguments.ContainerDefinitions[0].Image).toBe(after);
});

describe("images that can't be", () => {
  const existing = {
    ...containerOf("sync"),
    image: { kind: "taskDefinition", family: "sync", container: "sync" },
  } as const;
  const project = projectOf([], {
    containers: [containerOf("load", "example.com/load:v3"), containerOf("build"), existing],
  });

  it.each([
    [{ laod: "a/b:1" }, 'images names "laod", which is no container; did you mean "load"?'],
    [{ "example.org/": "a/" }, `images: no container's image begins with "example.org/"`],
    [
      { "example.com/load": "mirror.example/load" },
      `images has "example.com/load": "mirror.example/load", but the beginning of an image's URI and what stands for it both end in "/"; for one image, write the container's name instead`,
    ],
    [
      { build: `${own}/build` },
      `container build is built from a folder, and the AWS CDK pushes what it builds to its own repository alone: build and push it in CI, and name the image with its tag here, "${own}/build:TAG"`,
    ],
    [{ sync: "a/b:1" }, "container sync has the image of its existing task definition"],
    [
      { load: "https://example.com/load:v3" },
      'images: "https://example.com/load:v3" is no image; write one like "example.com/team/loader:v3"',
    ],
    [
      { load: "1111.dkr.ecr.ap-northeast-1.amazonaws.com/load" },
      'images: "1111.dkr.ecr.ap-northeast-1.amazonaws.com/load" is no repository of ECR; write one like "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/"',
    ],
    [
      { "example.com/": "mirror.example:x/" },
      'images: "mirror.example:x/" is no image; write one like "example.com/team/loader:v3"',
    ],
  ])("refuses %o", (images, message) => {
    expect(() => stackOf(project, { images: { ...images } })).toThrow(
      `environment "dev": ${message}`,
    );
  });
});
