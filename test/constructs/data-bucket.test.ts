import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import type { StateMachine } from "../../lib/asl/index.ts";
import { shorten, statementsOf } from "./fixtures/policies.ts";
import { containerOf, flowOf, projectOf, smallProject } from "./fixtures/project.ts";
import { dev, prod, templateOf } from "./fixtures/synthesize.ts";

const samples = join(import.meta.dirname, "../compiler/samples");
const sample = join(samples, "container-file/expected.asl.json");
const definition: StateMachine = JSON.parse(readFileSync(sample, "utf8"));
const containers = ["load", "checked"];
const project = projectOf([flowOf("etl", definition, { containers })], {
  containers: containers.map((name) => containerOf(name)),
});

const objects = "DataBucket.Arn/runs/etl/*";

describe("the bucket of an environment", () => {
  it("is there only where a flow needs it", () => {
    templateOf(smallProject, dev).resourceCountIs("AWS::S3::Bucket", 0);
    templateOf(project, dev).resourceCountIs("AWS::S3::Bucket", 1);
  });

  it("is private, encrypted, and forgets runs", () => {
    const template = templateOf(project, prod, { name: "prod" });
    template.hasResourceProperties("AWS::S3::Bucket", {
      BucketName: "nagare-prod-data-111122223333-ap-northeast-1",
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } },
        ],
      },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      LifecycleConfiguration: {
        Rules: [{ Prefix: "runs/", ExpirationInDays: 30, Status: "Enabled" }],
      },
    });
    const [policy] = Object.values(template.findResources("AWS::S3::BucketPolicy"));
    expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
  });

  it("is what the definition names", () => {
    const [machine] = Object.values(
      templateOf(project, dev).findResources("AWS::StepFunctions::StateMachine"),
    );
    const { DefinitionString: text, DefinitionSubstitutions: substitutions } =
      machine?.["Properties"] ?? {};
    const shown = text.replaceAll("${", "<");
    expect(shown).not.toContain("nagare-local-");
    expect(shown).toContain('"Bucket": "<DataBucket}"');
    expect(shown).toContain('{% \\"s3://<DataBucket}/runs/container-file/\\" & ');
    expect(shorten(substitutions)).toMatchObject({ DataBucket: "DataBucket" });
  });

  it("is open to each container for its own results, and to the flow to read them", () => {
    const template = templateOf(project, dev);
    expect(statementsOf(template, "ContainersloadTaskRole")).toEqual([
      { Action: "s3:PutObject", Effect: "Allow", Resource: `${objects}/load-*` },
    ]);
    const ofFlow = statementsOf(template, "FlowsetlRole").filter(({ Action }) =>
      String(Action).startsWith("s3:"),
    );
    expect(ofFlow).toEqual([
      { Action: "s3:GetObject", Effect: "Allow", Resource: objects },
      { Action: "s3:ListBucket", Effect: "Allow", Resource: "DataBucket.Arn" },
    ]);
  });
});

describe("a value that a container gets by its address", () => {
  const given = JSON.parse(
    readFileSync(join(samples, "container-input-file/expected.asl.json"), "utf8"),
  );
  const own = ["load", "show"];
  const synthesized = (definition: StateMachine = given) =>
    templateOf(
      projectOf([flowOf("etl", definition, { containers: own })], {
        containers: own.map((name) => containerOf(name)),
      }),
      dev,
    );

  it("is written by the flow, and read by that container alone", () => {
    const template = synthesized();
    const both = { Action: ["s3:GetObject", "s3:PutObject"], Effect: "Allow" };
    const ofContainer = statementsOf(template, "ContainersshowTaskRole");
    expect(ofContainer).toEqual([{ ...both, Resource: `${objects}/show-*` }]);
    const ofFlow = statementsOf(template, "FlowsetlRole");
    expect(ofFlow).toContainEqual({ ...both, Resource: objects });
  });

  it("needs nothing more where it is all that the bucket is for", () => {
    const alone = JSON.parse(JSON.stringify(given).replaceAll("NAGARE_OUTPUT", "OUTPUT"));
    const template = synthesized(alone);
    const get = { Action: "s3:GetObject", Effect: "Allow", Resource: `${objects}/show-*` };
    expect(statementsOf(template, "ContainersshowTaskRole")).toEqual([get]);
  });

  it("lies in the environment's bucket", () => {
    const [machine] = Object.values(
      synthesized().findResources("AWS::StepFunctions::StateMachine"),
    );
    const shown = machine?.["Properties"].DefinitionString.replaceAll("${", "<");
    expect(shown).not.toContain("nagare-local-");
    expect(shown).toContain('{% \\"s3://<DataBucket}/\\" & $input_key_2 %}');
  });
});

describe("the functions of a flow", () => {
  const handing = JSON.parse(
    readFileSync(join(samples, "results-handed-on/expected.asl.json"), "utf8"),
  );
  const tasks = ["load", "size", "last", "text", "lengths"];
  const synthesized = () =>
    templateOf(projectOf([flowOf("report", handing, { tasks })], { tasks }), dev);

  it("may read each other's large results; those whose results go on may leave some", () => {
    const template = synthesized();
    const ofS3 = (task: string) =>
      statementsOf(template, `Tasks${task}Role`).filter(({ Action }) =>
        String(Action).startsWith("s3:"),
      );
    const resource = "DataBucket.Arn/runs/report/*/";
    const read = { Action: "s3:GetObject", Effect: "Allow", Resource: `${resource}*` };
    const write = { Action: "s3:PutObject", Effect: "Allow", Resource: `${resource}load-*` };
    expect(ofS3("load")).toEqual([read, write]);
    expect(ofS3("size")).toEqual([read]);
  });

  it("know the bucket", () => {
    synthesized().allResourcesProperties("AWS::Lambda::Function", {
      Environment: { Variables: { NAGARE_DATA_BUCKET: { Ref: Match.stringLikeRegexp("Data") } } },
    });
  });
});
