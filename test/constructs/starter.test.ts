import { createHash } from "node:crypto";
import { ListExecutionsCommand } from "@aws-sdk/client-sfn";
import { expect, it } from "vitest";
import { validateDefinition } from "../../lib/asl/index.ts";
import {
  type StartRequest,
  startDefinition,
} from "../../lib/constructs/starter/start-definition.ts";
import { checkExpression } from "../../lib/engine/index.ts";
import { describeRun } from "../../lib/operations/index.ts";
import { canonicalText, paramsMark, runName } from "../../lib/schedules/index.ts";
import { fakeService } from "../local/integrations/fake-service.ts";
import { endpoints, outcome, started } from "../local/integrations/run-task.ts";
import { localService, machine, pass, stateMachineArn } from "../local/local-service.ts";

/** The machine of an environment, beside a flow, with a queue that notes its messages. */
async function starter() {
  const sqs = await fakeService(({ body }) => {
    const { MessageBody = "" } = body as { readonly MessageBody?: string };
    const MD5OfMessageBody = createHash("md5").update(MessageBody).digest("hex");
    return { body: { MessageId: "1", MD5OfMessageBody } };
  });
  const queue = "https://sqs.us-east-1.amazonaws.com/123456789012/q";
  const test = await localService({ environment: endpoints({ SQS: sqs.url }) });
  test.service.putStateMachine("start", startDefinition(queue));
  test.service.putStateMachine("report", machine({ pass }));
  const ask = async (params: object, more: Partial<StartRequest> = {}) =>
    await outcome(test, await started(test.client, "start", { ...request(params), ...more }));
  const names = async () => {
    const query = { stateMachineArn: stateMachineArn("report") };
    const { executions = [] } = await test.client.send(new ListExecutionsCommand(query));
    return executions.map(({ name }) => name).sort();
  };
  return { ...test, ask, names, messages: sqs.requests };
}

const scheduledTime = "2026-01-01T01:00:00Z";

/** What a schedule sends. */
const request = (params: object): StartRequest => ({
  flow: stateMachineArn("report"),
  schedule: "arn:aws:scheduler:us-east-1:123456789012:schedule/nagare-dev/nagare-dev-report",
  scheduledTime,
  mark: paramsMark(params),
  input: canonicalText({ ...params, nagare: { only: "jp", scheduledTime } }),
});

it("is a definition that Step Functions takes", () => {
  const text = JSON.stringify(startDefinition("https://queue"));
  expect(validateDefinition(text, { type: "EXPRESS", checkExpression })).toEqual([]);
});

it("starts one run for a scheduled time, however often it is asked for, and one for other params", async () => {
  const { ask, names, client } = await starter();
  const asked = [
    await ask({}),
    await ask({}),
    await ask({ client: "acme", half: 1 }),
    await ask({ half: 1, client: "acme" }),
  ];
  expect(asked.map(({ status }) => status)).toEqual(Array(4).fill("SUCCEEDED"));
  const of = (params: object) =>
    runName("schedule", { scheduledTime: new Date(scheduledTime), params });
  expect(await names()).toEqual([of({}), of({ client: "acme", half: 1 })]);
  const executionArn = `arn:aws:states:us-east-1:123456789012:execution:report:${of({})}`;
  const { input } = await describeRun(client, executionArn);
  expect(input).toBe('{"nagare":{"only":"jp","scheduledTime":"2026-01-01T01:00:00Z"}}');
});

it("leaves word of what it can't start, as Scheduler does", async () => {
  const { ask, messages } = await starter();
  const { status, error } = await ask({}, { flow: stateMachineArn("gone") });
  expect([status, error]).toEqual(["FAILED", "Sfn.StateMachineDoesNotExistException"]);
  expect(messages).toHaveLength(1);
  const { MessageBody, MessageAttributes } = (messages[0]?.body ?? {}) as {
    readonly MessageBody: string;
    readonly MessageAttributes: Readonly<Record<string, { readonly StringValue: string }>>;
  };
  expect(JSON.parse(MessageBody)).toEqual({ ...request({}), flow: stateMachineArn("gone") });
  const { ERROR_CODE, ERROR_MESSAGE, SCHEDULE_ARN, SCHEDULED_TIME, TARGET_ARN } = MessageAttributes;
  expect(ERROR_CODE?.StringValue).toBe("Sfn.StateMachineDoesNotExistException");
  expect(ERROR_MESSAGE?.StringValue).toContain("gone");
  expect(SCHEDULE_ARN?.StringValue).toBe(request({}).schedule);
  expect(SCHEDULED_TIME?.StringValue).toBe(scheduledTime);
  expect(TARGET_ARN?.StringValue).toBe(stateMachineArn("gone"));
});
