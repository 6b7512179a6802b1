import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, NestedStack } from "aws-cdk-lib";
import { expect, it } from "vitest";
import { flowOf, invoke, projectOf } from "./fixtures/project.ts";
import { stackOf } from "./fixtures/synthesize.ts";

/** The state machine of a flow with a comment of so many characters, and the folder that its template is in. */
function machineOf(characters: number) {
  const definition = { ...invoke("send"), Comment: "c".repeat(characters) };
  const stack = stackOf(
    projectOf([flowOf("report", definition, { tasks: ["send"] })], { tasks: ["send"] }),
  );
  const app = App.of(stack) as App;
  app.synth();
  const nested = stack.node.findAll().filter(NestedStack.isNestedStack);
  const templates = nested.map(({ templateFile }) =>
    JSON.parse(readFileSync(join(app.outdir, templateFile), "utf8")),
  );
  const [machine] = templates
    .flatMap(({ Resources }) => Object.values<Resource>(Resources))
    .filter(({ Type }) => Type === "AWS::StepFunctions::StateMachine");
  return { properties: machine?.Properties, folder: app.outdir };
}

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, { readonly Key?: string }>>;
}

it("is in the template while it is small", () => {
  const { properties } = machineOf(10_000);
  expect(properties).toHaveProperty("DefinitionString");
  expect(properties).not.toHaveProperty("DefinitionS3Location");
});

it("is an asset where it is large, with the substitutions still in the template", () => {
  const { properties, folder } = machineOf(30_000);
  expect(properties).not.toHaveProperty("DefinitionString");
  const text = readFileSync(
    join(folder, `asset.${properties?.["DefinitionS3Location"]?.Key}`),
    "utf8",
  );
  expect(JSON.parse(text)).toMatchObject({ Comment: "c".repeat(30_000) });
  expect(text).toContain("arn:\u0024{Partition}:states:::lambda:invoke");
  expect(properties?.["DefinitionSubstitutions"]).toHaveProperty("Partition");
});
