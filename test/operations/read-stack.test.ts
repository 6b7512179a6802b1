import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { SFNClient } from "@aws-sdk/client-sfn";
import { expect, it } from "vitest";
import { readStack } from "../../lib/operations/index.ts";

interface Request {
  readonly body: string;
}

interface Answer {
  readonly statusCode: number;
  readonly body: string;
}

const settings = {
  region: "eu-west-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
  maxAttempts: 1,
};

/** The SDK's own clients, their requests answered here in the services' own words. */
function clients(answer: (action: string, about: string) => string | Answer) {
  const handler = (service: "form" | "json") => ({
    handle: async ({ body }: Request) => {
      const form = new URLSearchParams(service === "form" ? body : "");
      const [action, about] =
        service === "form"
          ? [form.get("Action") ?? "", `${form.get("StackName")}${form.get("NextToken") ?? ""}`]
          : [
              "DescribeStateMachine",
              String(JSON.parse(new TextDecoder().decode(body as never)).stateMachineArn),
            ];
      const said = answer(action, about);
      const { statusCode, body: text } =
        typeof said === "string" ? { statusCode: 200, body: said } : said;
      return { response: { statusCode, headers: {}, body: new TextEncoder().encode(text) } };
    },
  });
  return {
    cloudFormation: new CloudFormationClient({
      ...settings,
      requestHandler: handler("form") as never,
    }),
    stepFunctions: new SFNClient({ ...settings, requestHandler: handler("json") as never }),
  };
}

const INNER = "arn:aws:cloudformation:eu-west-1:111122223333:stack/inner";

const template = (text: object): string =>
  `<GetTemplateResponse><GetTemplateResult><TemplateBody>${JSON.stringify(text)}</TemplateBody></GetTemplateResult></GetTemplateResponse>`;

const resources = (members: readonly (readonly string[])[], next?: string): string => {
  const each = members.map(
    ([id, type, physical]) =>
      `<member><LogicalResourceId>${id}</LogicalResourceId><ResourceType>${type}</ResourceType><PhysicalResourceId>${physical}</PhysicalResourceId></member>`,
  );
  const token = next === undefined ? "" : `<NextToken>${next}</NextToken>`;
  return `<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries>${each.join("")}</StackResourceSummaries>${token}</ListStackResourcesResult></ListStackResourcesResponse>`;
};

it("reads a stack with those inside it, page by page, and the definitions that lay in S3", async () => {
  const answers: Readonly<Record<string, string>> = {
    "GetTemplate nagare-dev": template({ Resources: { Flows: {} } }),
    "ListStackResources nagare-dev": resources([["Queue", "AWS::SQS::Queue", "q"]], "+more"),
    "ListStackResources nagare-dev+more": resources([
      ["Flows", "AWS::CloudFormation::Stack", INNER],
    ]),
    [`GetTemplate ${INNER}`]: template({ Resources: { M: { DefinitionS3Location: {} } } }),
    [`ListStackResources ${INNER}`]: resources([
      ["M", "AWS::StepFunctions::StateMachine", "arn:m"],
    ]),
    "DescribeStateMachine arn:m": JSON.stringify({ definition: '{"StartAt":"a"}' }),
  };
  const read = await readStack(
    clients((action, about) => answers[`${action} ${about}`] ?? ""),
    "nagare-dev",
  );
  expect(read).toEqual({
    someArn: INNER,
    template: '{"Resources":{"Flows":{}}}',
    nested: {
      Flows: {
        template: '{"Resources":{"M":{"DefinitionS3Location":{}}}}',
        nested: {},
        definitions: { M: '{"StartAt":"a"}' },
      },
    },
    definitions: {},
  });
});

const refused = (code: string, message: string): Answer => ({
  statusCode: 400,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});

it("has nothing where there is no such stack", async () => {
  const none = clients(() => refused("ValidationError", "Stack with id nagare-dev does not exist"));
  expect(await readStack(none, "nagare-dev")).toBeUndefined();
});

it("hands on every other refusal", async () => {
  const denied = clients(() => refused("AccessDenied", "not you"));
  await expect(readStack(denied, "nagare-dev")).rejects.toThrow("not you");
});
