/** nagare's flows in an app of the AWS CDK that has a network, a cluster, roles and data of its own. */
import { join } from "node:path";
import { App, Aspects, Stack, Stage, Tags } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { type IVpc, Vpc } from "aws-cdk-lib/aws-ec2";
import { Cluster, type ICluster } from "aws-cdk-lib/aws-ecs";
import { Rule, RuleTargetInput } from "aws-cdk-lib/aws-events";
import {
  CfnRole,
  ManagedPolicy,
  PermissionsBoundary,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { IConstruct } from "constructs";
import { beforeAll, describe, expect, it } from "vitest";
import { FlowStack, type FlowStackProps } from "../../lib/constructs/index.ts";
import { shorten, statementsOf } from "./fixtures/policies.ts";
import { containerOf, projectOf, smallProject } from "./fixtures/project.ts";
import { suiteFolder } from "./fixtures/suite-folder.ts";
import { temporaryFolder } from "./fixtures/temporary-folder.ts";
import { wholeTemplate } from "./fixtures/whole-template.ts";

const env = { account: "111122223333", region: "ap-northeast-1" };
const bundle = join(import.meta.dirname, "fixtures/bundle");
const tasks = smallProject.tasks.map((task) => ({ ...task, vpc: task.name === "join-trips" }));
const needed: FlowStackProps = {
  project: { ...smallProject, tasks },
  environmentName: "prod",
  environment: {},
  bundles: new Map(smallProject.tasks.map(({ name }) => [name, bundle])),
};

/** What the team had before. */
class Platform extends Stack {
  // Under `exactOptionalPropertyTypes` CDK's own constructs aren't what its types say.
  readonly vpc = new Vpc(this, "Vpc", { maxAzs: 2, natGateways: 1 }) as IVpc;
  readonly cluster = new Cluster(this, "Cluster", { vpc: this.vpc }) as ICluster;
  readonly bucket = new Bucket(this, "Trips");
  readonly key = new Key(this, "Key");
  readonly topic = new Topic(this, "OnCall");
  readonly boundary = new ManagedPolicy(this, "Boundary", {
    statements: [new PolicyStatement({ actions: ["s3:*"], resources: ["*"] })],
  });
  readonly loader = new Role(this, "Loader", {
    assumedBy: new ServicePrincipal("ecs-tasks.amazonaws.com"),
  });

  override get availabilityZones(): string[] {
    return ["ap-northeast-1a", "ap-northeast-1c"];
  }
}

describe("an app with a platform of its own", () => {
  const outdir = suiteFolder();
  let platform: Platform;
  let flows: FlowStack;
  let template: Template;

  beforeAll(() => {
    const app = new App({ outdir });
    platform = new Platform(app, "platform", { env });
    const { vpc, cluster, loader, key, boundary } = platform;
    flows = new FlowStack(app, "flows", {
      ...needed,
      environment: { ...env, notify: { snsTopicArns: [platform.topic.topicArn] } },
      ...{ vpc, cluster, encryptionKey: key, permissionsBoundary: boundary },
      roles: { load: loader },
      terminationProtection: true,
    });
    platform.bucket.grantRead(flows.task("send").function);
    platform.bucket.grantRead(flows.container("load").taskRole);

    const starts = new Stack(app, "starts", { env });
    const notify = flows.flow("notify");
    const role = new Role(starts, "Start", {
      assumedBy: new ServicePrincipal("events.amazonaws.com"),
    });
    notify.grantStart(role);
    const target = { arn: notify.liveArn, role, input: RuleTargetInput.fromObject({ to: "you" }) };
    new Rule(starts, "Rule", { eventPattern: { source: ["shop"] } }).addTarget({
      bind: () => target,
    });

    Tags.of(app).add("team", "trips");
    Aspects.of(app).add({ visit: describeRole });
    template = wholeTemplate(flows);
  }, 60_000);

  it("runs containers in its network and cluster, and makes none", () => {
    template.resourceCountIs("AWS::EC2::VPC", 0);
    template.resourceCountIs("AWS::ECS::Cluster", 0);
    const [machine] = Object.values(
      template.findResources("AWS::StepFunctions::StateMachine", {
        Properties: { StateMachineName: "nagare-prod-daily-report" },
      }),
    );
    const values = Object.values(machine?.["Properties"].DefinitionSubstitutions).map(shorten);
    expect(values).toContain("SecurityGroup.GroupId");
    const text = JSON.stringify(machine?.["Properties"].DefinitionSubstitutions);
    expect(text).toMatch(/:cluster\/.*ExportsOutputRefCluster/);
    expect(text).toContain("VpcPrivateSubnet1");
    expect(text).not.toContain("VpcPublicSubnet");
  });

  it("puts tasks with `vpc: true` into the network", () => {
    template.hasResourceProperties("AWS::Lambda::Function", {
      FunctionName: "nagare-prod-join-trips",
      VpcConfig: { SecurityGroupIds: [{ "Fn::GetAtt": ["SecurityGroup", "GroupId"] }] },
    });
  });

  it("grants its own data, on both sides of the stacks", () => {
    const read = statementsOf(template).filter(({ Action }) =>
      [Action].flat().includes("s3:GetObject*"),
    );
    expect(read).toHaveLength(2);
  });

  it("has the role of the team in the task definition, its policy beside that", () => {
    const [load] = Object.values(template.findResources("AWS::ECS::TaskDefinition"));
    expect(JSON.stringify(load?.["Properties"].TaskRoleArn)).toContain("Loader");
    const policies = Template.fromStack(platform).findResources("AWS::IAM::Policy");
    expect(policies).toEqual({});
  });

  it("bounds and tags all that is made, and lets Aspects at it", () => {
    const roles = Object.values(template.findResources("AWS::IAM::Role"));
    expect(roles.length).toBeGreaterThan(5);
    for (const { Properties } of roles) {
      expect(JSON.stringify(Properties["PermissionsBoundary"])).toContain("Boundary");
      expect(Properties["Tags"]).toContainEqual({ Key: "team", Value: "trips" });
      expect(Properties["Description"]).toBe("seen");
    }
  });

  it("encrypts with the key, and tells the topic", () => {
    const [machine] = Object.values(template.findResources("AWS::StepFunctions::StateMachine"));
    const { KmsKeyId } = machine?.["Properties"].EncryptionConfiguration ?? {};
    expect(JSON.stringify(KmsKeyId)).toContain("Key");
    const publish = statementsOf(template).find(({ Action }) => Action === "sns:Publish");
    expect(JSON.stringify(publish?.Resource)).toContain("OnCall");
  });

  it("starts a flow through its alias, from a rule in another stack", () => {
    const starts = App.of(flows)?.node.tryFindChild("starts") as Stack;
    const made = Template.fromStack(starts);
    const [rule] = Object.values(made.findResources("AWS::Events::Rule"));
    expect(shorten(rule?.["Properties"].Targets[0].Arn)).toMatch(
      /:stateMachine:nagare-prod-notify:live$/,
    );
    expect(JSON.stringify(made.toJSON())).not.toContain("Fn::ImportValue");
  });
});

function describeRole(node: IConstruct): void {
  if (node instanceof CfnRole) node.description = "seen";
}

describe("what is less common", () => {
  it("has account and region of the stage that it is in", () => {
    const stage = new Stage(new App({ outdir: temporaryFolder() }), "Production", { env });
    const stack = new FlowStack(stage, "flows", { ...needed, project: smallProject });
    expect([stack.account, stack.region]).toEqual(["111122223333", "ap-northeast-1"]);
    expect(stage.synth().stacks.map(({ stackName }) => stackName)).toEqual(["nagare-prod"]);
  });

  it("is bounded by CDK's own means too", () => {
    const app = new App({ outdir: temporaryFolder() });
    const stack = new FlowStack(app, "flows", { ...needed, project: smallProject });
    const boundary = ManagedPolicy.fromManagedPolicyName(stack, "Bound", "developers");
    PermissionsBoundary.of(app).apply(boundary);
    const roles = Object.values(wholeTemplate(stack).findResources("AWS::IAM::Role"));
    expect(
      roles.every(({ Properties }) =>
        shorten(Properties["PermissionsBoundary"]).endsWith(":policy/developers"),
      ),
    ).toBe(true);
  });

  it("makes no role where all are made elsewhere", () => {
    const app = new App({ outdir: temporaryFolder() });
    Role.customizeRoles(app);
    const stack = new FlowStack(app, "flows", { ...needed, project: smallProject });
    expect(stack.node.findAll().filter((each) => each instanceof CfnRole)).toEqual([]);
  });

  it.each([
    [
      "a network twice",
      { environment: { network: { vpcId: "vpc-1", subnetIds: [], securityGroupIds: [] } } },
      "a construct says the environment's `network`, and the environment does, too: keep one of them",
    ],
    [
      "a role of nobody",
      { roles: "laod" },
      '`roles` names "laod", which is no task and no container; did you mean "load"?',
    ],
    [
      "a project that doesn't compile",
      { project: { ...projectOf([], { containers: [containerOf("load")] }), ...refused() } },
      "error NG2101: ",
    ],
  ])("refuses %s", (_, props, message) => {
    const app = new App({ outdir: temporaryFolder() });
    const { vpc, loader } = new Platform(app, "platform", { env });
    const { roles, ...others } = { roles: undefined, ...props };
    const all = { ...needed, vpc, ...others, ...(roles && { roles: { [roles]: loader } }) };
    expect(() => new FlowStack(app, "flows", all)).toThrow(message);
  });
});

function refused(): Pick<FlowStackProps["project"], "diagnostics"> {
  const span = { file: "flows/a.ts", line: 1, column: 1, endLine: 1, endColumn: 2 };
  const said = { code: "NG2101", severity: "error", message: "no name", notes: [] } as const;
  return { diagnostics: [{ ...said, span }] };
}
