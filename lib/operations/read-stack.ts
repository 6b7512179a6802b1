import {
  type CloudFormationClient,
  GetTemplateCommand,
  paginateListStackResources,
  type StackResourceSummary,
} from "@aws-sdk/client-cloudformation";
import { DescribeStateMachineCommand, type SFNClient } from "@aws-sdk/client-sfn";
import pMap from "p-map";

/** A deployed stack as CloudFormation got it. */
export interface DeployedTexts {
  readonly template: string;
  /** Nested stacks, by logical id. */
  readonly nested: Readonly<Record<string, DeployedTexts>>;
  /** Definitions of the state machines for which the template only says where in S3 they lay, by logical id. */
  readonly definitions: Readonly<Record<string, string>>;
  /** The ARN of one of its resources, if one has an ARN: it tells account and region. */
  readonly someArn?: string;
}

export interface StackClients {
  readonly cloudFormation: CloudFormationClient;
  readonly stepFunctions: SFNClient;
}

/** Reads a stack with those nested in it; undefined if there is none of that name. */
export async function readStack(
  clients: StackClients,
  stackName: string,
): Promise<DeployedTexts | undefined> {
  const template = await templateOf(clients.cloudFormation, stackName);
  if (template === undefined) return undefined;
  const resources = await resourcesOf(clients.cloudFormation, stackName);
  const someArn = resources
    .map(({ PhysicalResourceId: id = "" }) => id)
    .find((id) => /^arn:[^:]*:[^:]*:[^:]+:\d+:/.test(id));
  const needsDefinitions = template.includes('"DefinitionS3Location"');
  return {
    template,
    ...(someArn === undefined ? {} : { someArn }),
    nested: await byLogicalId(resources, "AWS::CloudFormation::Stack", (physicalId) =>
      readStack(clients, physicalId),
    ),
    definitions: await byLogicalId(
      needsDefinitions ? resources : [],
      "AWS::StepFunctions::StateMachine",
      (physicalId) => definitionOf(clients.stepFunctions, physicalId),
    ),
  };
}

async function templateOf(
  client: CloudFormationClient,
  stackName: string,
): Promise<string | undefined> {
  try {
    const command = new GetTemplateCommand({ StackName: stackName, TemplateStage: "Original" });
    return (await client.send(command)).TemplateBody;
  } catch (error) {
    if (error instanceof Error && /^Stack .* does not exist$/.test(error.message)) return undefined;
    throw error;
  }
}

async function resourcesOf(
  client: CloudFormationClient,
  stackName: string,
): Promise<readonly StackResourceSummary[]> {
  const resources: StackResourceSummary[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: stackName }))
    resources.push(...(page.StackResourceSummaries ?? []));
  return resources;
}

async function byLogicalId<Read>(
  resources: readonly StackResourceSummary[],
  type: string,
  read: (physicalId: string) => Promise<Read | undefined>,
): Promise<Readonly<Record<string, Read>>> {
  const wanted = resources.filter(({ ResourceType: one }) => one === type);
  const found = await pMap(
    wanted,
    async ({ LogicalResourceId: id = "", PhysicalResourceId: physicalId }) => {
      const value = physicalId === undefined ? undefined : await read(physicalId);
      return value === undefined ? [] : [[id, value] as const];
    },
    { concurrency: AT_ONCE },
  );
  return Object.fromEntries(found.flat());
}

/** Both services slow callers down that ask more than a few times a second. */
const AT_ONCE = 4;

async function definitionOf(client: SFNClient, arn: string): Promise<string | undefined> {
  const command = new DescribeStateMachineCommand({ stateMachineArn: arn });
  return (await client.send(command)).definition;
}
