import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  StartExecutionCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { localService, machine, pass, roleArn } from "./local-service.ts";

const good = JSON.stringify(machine({ a: pass }));

/** What Step Functions refuses, and how. */
const refused = [
  {
    what: "a text that is no JSON",
    definition: "not json",
    message: "INVALID_JSON_DESCRIPTION: Unrecognized token 'not'",
  },
  {
    what: "a target that is missing",
    definition: JSON.stringify(machine({ a: { Type: "Pass", Next: "b" } })),
    message: "MISSING_TRANSITION_TARGET: Missing 'Next' target: b at /States/a/Next",
  },
  {
    what: "an expression that does not parse",
    definition: JSON.stringify(machine({ a: { ...pass, Output: "{% 1 + %}" } })),
    message: "INVALID_JSONATA_EXPRESSION",
  },
  {
    what: "a field of the other query language",
    definition: JSON.stringify(machine({ a: { ...pass, InputPath: "$.x" } })),
    message: "field 'InputPath' is only supported for the 'JSONPath' QueryLanguage",
  },
];

test.each(refused)(
  "it refuses $what, at creation and at update",
  async ({ definition, message }) => {
    const { client } = await localService();
    const create = new CreateStateMachineCommand({ name: "m", definition, roleArn });
    const refusal = { name: "InvalidDefinition", message: expect.stringContaining(message) };
    await expect(client.send(create)).rejects.toMatchObject(refusal);
    const { stateMachineArn } = await client.send(
      new CreateStateMachineCommand({ name: "m", definition: good, roleArn }),
    );
    const update = new UpdateStateMachineCommand({ stateMachineArn, definition });
    await expect(client.send(update)).rejects.toMatchObject(refusal);
    const { definition: kept } = await client.send(
      new DescribeStateMachineCommand({ stateMachineArn }),
    );
    expect(kept).toBe(good);
  },
);

test("it refuses in an Express machine what only a Standard one may do", async () => {
  const { client } = await localService();
  const resource = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
  const Arguments = { QueueUrl: "q", MessageBody: "{% $states.context.Task.Token %}" };
  const definition = JSON.stringify(
    machine({ a: { Type: "Task", Resource: resource, Arguments, End: true } }),
  );
  const validate = (type: "STANDARD" | "EXPRESS") =>
    client.send(new ValidateStateMachineDefinitionCommand({ definition, type }));
  expect(await validate("STANDARD")).toMatchObject({ result: "OK", diagnostics: [] });
  expect(await validate("EXPRESS")).toMatchObject({
    result: "FAIL",
    diagnostics: [{ code: "SCHEMA_VALIDATION_FAILED", location: "/States/a/Resource" }],
  });
});

test("it tells as many diagnostics as it is asked for", async () => {
  const { client } = await localService();
  const definition = JSON.stringify(machine({ a: { Type: "Nap" }, b: { Type: "Nap" } }));
  const validate = (maxResults: number) =>
    client.send(new ValidateStateMachineDefinitionCommand({ definition, maxResults }));
  expect(await validate(1)).toMatchObject({ truncated: true, diagnostics: [{}] });
  expect(await validate(0)).toMatchObject({ truncated: false, diagnostics: [{}, {}] });
});

test("it tells the variables that each state reads, in either language", async () => {
  const { client } = await localService();
  const definition = JSON.stringify({
    StartAt: "first",
    States: {
      first: { Type: "Pass", Assign: { a: 1, b: 2, list: [1] }, Next: "paths" },
      paths: {
        Type: "Pass",
        Parameters: { sum: { "of.$": "States.MathAdd($b, $a)" }, "text.$": "$.a" },
        Next: "expressions",
      },
      expressions: {
        Type: "Pass",
        QueryLanguage: "JSONata",
        Output: "{% ($own := 1; $sum($list) + $own) %}",
        Next: "each",
      },
      each: {
        Type: "Map",
        ItemsPath: "$list",
        ItemProcessor: {
          StartAt: "inner",
          States: { inner: { Type: "Pass", OutputPath: "$a", End: true } },
        },
        End: true,
      },
    },
  });
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({ name: "m", definition, roleArn }),
  );
  const variableReferences = {
    paths: ["a", "b"],
    expressions: ["list"],
    each: ["list"],
    inner: ["a"],
  };
  const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(described.variableReferences).toEqual(variableReferences);
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn }));
  const ofExecution = await client.send(
    new DescribeStateMachineForExecutionCommand({ executionArn }),
  );
  expect(ofExecution.variableReferences).toEqual(variableReferences);
});
