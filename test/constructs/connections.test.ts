import { describe, expect, it } from "vitest";
import { flowOf, oneTask, projectOf } from "./fixtures/project.ts";
import { dev, templateOf } from "./fixtures/synthesize.ts";

const arn = "arn:aws:events:eu-west-1:111122223333:connection/shop-api/0a1b2c3d";

const project = projectOf([
  flowOf(
    "orders",
    oneTask("arn:aws:states:::http:invoke", {
      Method: "GET",
      ApiEndpoint: "https://shop.example.com/orders",
      Authentication: {
        ConnectionArn: "arn:aws:events:us-east-1:123456789012:connection/nagare-local-shop",
      },
    }),
  ),
]);

describe("a connection", () => {
  it("is the environment's own in the definition", () => {
    const template = templateOf(project, { ...dev, connections: { shop: arn } });
    const [machine] = Object.values(template.findResources("AWS::StepFunctions::StateMachine"));
    const { DefinitionString: text } = machine?.["Properties"] ?? {};
    expect(text).toContain(`"ConnectionArn": "${arn}"`);
  });

  it("that an environment doesn't have is refused, with the flow that needs it", () => {
    expect(() => templateOf(project, dev)).toThrow(
      'flows/environments.ts:1:1 - error NG2602: environment "dev": connections has no "shop", which flow orders calls with http; write: connections: { "shop": "arn:aws:events:…:connection/…" }',
    );
  });

  it("that is no ARN of one is refused", () => {
    const connections = { shop: arn, crm: "arn:aws:iam::111122223333:role/crm" };
    expect(() => templateOf(project, { ...dev, connections })).toThrow(
      'connections.crm "arn:aws:iam::111122223333:role/crm" is no ARN of a connection',
    );
  });
});
