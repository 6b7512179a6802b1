import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../lib/asl/index.ts";
import { parseTemplate } from "../../lib/changes/index.ts";
import { placeResources } from "../../lib/changes/template/place-resources.ts";
import { attribute, place, stackOf } from "./templates.ts";

const parts = {
  Fn: { Type: "AWS::Lambda::Function", Properties: { FunctionName: "nagare-dev-load" } },
  Queue: { Type: "AWS::SQS::Queue", Properties: {} },
  Role: { Type: "AWS::IAM::Role", Properties: {} },
};

/** What a value of a template becomes, beside a function, a queue and a role. */
function rendered(Value: JsonValue, where: object = place): unknown {
  const stack = stackOf({ ...parts, It: { Type: "Custom::It", Properties: { Value } } });
  const it = placeResources(stack, where).find(({ path }) => path[0] === "It");
  return it?.properties["Value"];
}

describe("a value of a template", () => {
  const arn = "arn:aws:lambda:eu-west-1:111122223333:function:nagare-dev-load";

  it.each<[string, JsonValue, unknown]>([
    ["a reference to a function by its name", { Ref: "Fn" }, "nagare-dev-load"],
    ["an attribute as its ARN", attribute("Fn", "Arn"), arn],
    ["a dotted attribute", { "Fn::GetAtt": "Fn.Arn" }, arn],
    ["a join", { "Fn::Join": [":", [attribute("Fn", "Arn"), "live"]] }, `${arn}:live`],
    ["a substitution", { "Fn::Sub": `\${Fn.Arn}:live \${!kept}` }, `${arn}:live \${kept}`],
    [
      "a substitution with its own values",
      { "Fn::Sub": [`\${a}-\${Fn}`, { a: 1 }] },
      "1-nagare-dev-load",
    ],
    ["a choice of a split text", { "Fn::Select": [1, { "Fn::Split": ["/", "a/b"] }] }, "b"],
    ["what only AWS knows in words", { "Fn::ImportValue": "vpc" }, "<ImportValue vpc>"],
    [
      "a resource without a name by its logical id",
      attribute("Queue", "QueueUrl"),
      "<Queue>.QueueUrl",
    ],
    ["nothing for no value", [{ Ref: "AWS::NoValue" }, "b"], ["b"]],
    [
      "a partition that is written or not",
      { "Fn::Sub": `arn:\${AWS::Partition}:s3:::x` },
      "arn:aws:s3:::x",
    ],
  ])("is read: %s", (_, value, text) => {
    expect(rendered(value)).toEqual(text);
  });

  it("is the same in letters and by reference, where the stack's place is known", () => {
    const written = "arn:aws:lambda:eu-west-1:111122223333:function:nagare-dev-load";
    const joined = {
      "Fn::Sub": `arn:aws:lambda:\${AWS::Region}:\${AWS::AccountId}:function:\${Fn}`,
    };
    expect(rendered(joined)).toBe(written);
    expect(rendered(joined, {})).toBe(rendered(attribute("Fn", "Arn"), {}));
  });
});

describe("resources of nested stacks", () => {
  const role = { Type: "AWS::IAM::Role", Properties: {} };
  const tasks = stackOf(
    {
      Fn: { ...parts.Fn, Properties: { ...parts.Fn.Properties, Role: attribute("Role", "Arn") } },
      Role: role,
    },
    {
      template: {
        Resources: {
          Fn: {
            ...parts.Fn,
            Properties: { ...parts.Fn.Properties, Role: attribute("Role", "Arn") },
          },
          Role: role,
        },
        Outputs: { RoleArn: { Value: attribute("Role", "Arn") } },
      },
    },
  );
  const user = { Type: "Custom::User", Properties: { Role: { Ref: "Given" } } };
  const nestedStack = (Parameters: Record<string, JsonValue>) => ({
    Type: "AWS::CloudFormation::Stack",
    Properties: { Parameters },
  });
  const parent = stackOf(
    {
      Tasks: nestedStack({}),
      Flows: nestedStack({ Given: attribute("Tasks", "Outputs.RoleArn") }),
    },
    { nested: { Tasks: tasks, Flows: stackOf({ User: user }) } },
  );

  it("get what other nested stacks hand them, and are found with their place", () => {
    const all = placeResources(parent, place);
    expect(all.map(({ path }) => path.join("/"))).toEqual(["Tasks/Fn", "Tasks/Role", "Flows/User"]);
    expect(all[2]?.properties["Role"]).toBe(all[1]?.arn);
  });

  it("are called as in one stack, wherever they lie", () => {
    const flat = stackOf({
      ...tasks.template.Resources,
      User: { ...user, Properties: { Role: attribute("Role", "Arn") } },
    });
    const values = (stack: typeof parent) =>
      placeResources(stack, place).map(({ type, arn, properties }) => [
        type,
        /<.*>/.exec(arn)?.[0],
        properties,
      ]);
    expect(values(parent).map(([type, , properties]) => [type, properties])).toEqual(
      values(flat).map(([type, , properties]) => [type, properties]),
    );
  });
});

describe("the text of a template", () => {
  const template = { Resources: { Queue: { Type: "AWS::SQS::Queue" } } };

  it("is read as the AWS command line prints it, too", () => {
    expect(parseTemplate(JSON.stringify(template))).toEqual(template);
    expect(parseTemplate(JSON.stringify({ TemplateBody: template }))).toEqual(template);
    expect(parseTemplate(JSON.stringify({ TemplateBody: JSON.stringify(template) }))).toEqual(
      template,
    );
  });

  it.each(["", "Resources:\n  Queue: {}", "[]", '{"Resources": {"Queue": {}}}'])(
    "is refused: %j",
    (text) => {
      expect(parseTemplate(text)).toBeUndefined();
    },
  );
});
