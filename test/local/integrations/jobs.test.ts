import { StopExecutionCommand } from "@aws-sdk/client-sfn";
import { describe, expect, test, vi } from "vitest";
import { localService, machine, task } from "../local-service.ts";
import {
  type FakeAnswer,
  type FakeRequest,
  type FakeService,
  fakeService,
  refusal,
} from "./fake-service.ts";
import { glue, type JobService, jobServices } from "./job-services.ts";
import { endpoints, eventsOf, outcome, runTask, started } from "./run-task.ts";

const operationOf = ({ operation, url }: FakeRequest): string => operation || url;

/** A stand-in that answers the start, and looks by the given states; the last of them for ever. */
function standIn(
  service: JobService,
  states: readonly string[],
  others: (
    request: FakeRequest,
    looks: number,
  ) => FakeAnswer | Promise<undefined> | undefined = () => undefined,
): Promise<FakeService> {
  let looks = 0;
  return fakeService(async (request) => {
    const operation = operationOf(request);
    const other = await others(request, looks);
    if (operation === service.look) looks += 1;
    if (other !== undefined) return other;
    if (operation === service.start) return { body: service.answer };
    return operation === service.look
      ? { body: service.job(states[looks - 1] ?? states.at(-1) ?? "") }
      : { body: {} };
  });
}

const asked = ({ requests }: FakeService, operation: string): readonly FakeRequest[] =>
  requests.filter((request) => operationOf(request) === operation);

const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 10_000 });

describe.each(Object.entries(jobServices))("a job of %s", (_, service) => {
  const { call, given, words } = service;
  const resource = `arn:aws:states:::${call}`;
  const at = ({ url }: FakeService) => ({ environment: endpoints({ [service.variable]: url }) });

  /** An execution that waits for a job which doesn't end. */
  async function waiting(fake: FakeService, more: object = {}, options: object = {}) {
    const test = await localService({ skipTime: false, ...at(fake), ...options });
    const run = task(resource, { Arguments: given, ...more });
    test.service.putStateMachine("f", machine({ a: run }));
    return { ...test, executionArn: await started(test.client, "f") };
  }

  test("it is started, looked at until it is over, and gives what a look answers", async () => {
    const fake = await standIn(service, [words.running, words.succeeded]);
    const { status, output, client, executionArn } = await runTask(resource, given, at(fake));
    expect(status).toBe("SUCCEEDED");
    expect(output).toEqual(service.result(words.succeeded));
    expect(fake.requests.map(operationOf)).toEqual([service.start, service.look, service.look]);
    expect(fake.requests[0]?.body).toMatchObject(service.asked.start);
    expect(fake.requests[1]?.body).toMatchObject(service.asked.look);
    const events = await eventsOf(client, executionArn);
    expect(events.map(({ type }) => type).slice(2, 6)).toEqual([
      "TaskScheduled",
      "TaskStarted",
      "TaskSubmitted",
      "TaskSucceeded",
    ]);
    const submitted = JSON.parse(events[4]?.taskSubmittedEventDetails?.output ?? "{}");
    expect(submitted).toMatchObject({
      SdkHttpMetadata: { HttpStatusCode: 200 },
      SdkResponseMetadata: { RequestId: "request-1" },
    });
  });

  test.each(words.failed)(
    "it fails the task when it ends %s, with the job as the cause",
    async (state) => {
      const fake = await standIn(service, [state]);
      const { error, cause = "" } = await runTask(resource, given, at(fake));
      expect(error).toBe("States.TaskFailed");
      expect(JSON.parse(cause)).toEqual(service.result(state));
    },
  );

  test("it is stopped with its execution", async () => {
    const fake = await standIn(service, [words.running]);
    const { client, executionArn, ...test } = await waiting(fake);
    await until(() => asked(fake, service.look).length > 0);
    await client.send(new StopExecutionCommand({ executionArn }));
    await until(() => asked(fake, service.stop).length > 0);
    expect(asked(fake, service.stop)[0]?.body).toMatchObject(service.asked.stop);
    const { status } = await outcome({ ...test, client }, executionArn);
    expect(status).toBe("ABORTED");
  });

  test("it is stopped when the task times out", async () => {
    const fake = await standIn(service, [words.running]);
    const { executionArn, ...test } = await waiting(fake, { TimeoutSeconds: 1 });
    expect(await outcome(test, executionArn)).toMatchObject({ error: "States.Timeout" });
    await until(() => asked(fake, service.stop).length > 0);
  });

  test("it is told as the SDK for Java 1 did when the service refuses it", async () => {
    const { known, other } = service;
    for (const [code, error] of [
      [known.code, known.error],
      ["SomethingElse", other.error],
    ]) {
      const fake = await standIn(service, [], () => refusal(code ?? "", "no such thing"));
      expect(await runTask(resource, given, at(fake))).toMatchObject({
        error,
        cause: `no such thing (Service: ${other.service}; Status Code: 400; Error Code: ${code}; Request ID: request-1; Proxy: null)`,
      });
    }
  });

  test("it needs an endpoint, and says which variable names one", async () => {
    const { error, cause } = await runTask(resource, given);
    expect(error).toBe("Nagare.NotServedLocally");
    expect(cause).toContain(`set AWS_ENDPOINT_URL_${service.variable} (or AWS_ENDPOINT_URL)`);
  });
});

describe("a job", () => {
  const service = glue;
  const { call, given, words } = service;
  const resource = `arn:aws:states:::${call}`;
  const at = ({ url }: FakeService) => ({ environment: endpoints({ GLUE: url }) });
  const run = task(resource, { Arguments: given });

  test("it goes on when a look gets no answer, and when the service is too busy for one", async () => {
    const fake = await standIn(service, [words.running, "", "", words.succeeded], (_, looks) =>
      looks === 1
        ? refusal("ThrottlingException", "Rate exceeded")
        : looks === 2
          ? { status: 503, body: "" }
          : undefined,
    );
    const { status } = await runTask(resource, given, at(fake));
    expect(status).toBe("SUCCEEDED");
    expect(asked(fake, service.look)).toHaveLength(4);
  });

  test("it fails when the service says that it knows no such job", async () => {
    const fake = await standIn(service, [words.running], ({ operation }) =>
      operation === service.look ? refusal("EntityNotFoundException", "gone") : undefined,
    );
    const { error } = await runTask(resource, given, at(fake));
    expect(error).toBe("Glue.EntityNotFoundException");
  });

  test("it is stopped though the answer to its start, or to a look, was still to come", async () => {
    for (const slow of [service.start, service.look]) {
      const answered = Promise.withResolvers<undefined>();
      const fake = await standIn(service, [words.running], ({ operation }) =>
        operation === slow ? answered.promise : undefined,
      );
      const test = await localService({ skipTime: false, ...at(fake) });
      test.service.putStateMachine("f", machine({ a: run }));
      const executionArn = await started(test.client, "f");
      await until(() => asked(fake, slow).length > 0);
      await test.client.send(new StopExecutionCommand({ executionArn }));
      answered.resolve(undefined);
      await until(() => asked(fake, service.stop).length > 0);
    }
  });

  test("it is stopped by a later process, and goes on when the service is only closed", async () => {
    const fake = await standIn(service, [words.running]);
    const kept = { skipTime: false, history: "kept", ...at(fake) } as const;
    const before = await localService(kept);
    before.service.putStateMachine("f", machine({ a: run }));
    const executionArn = await started(before.client, "f");
    await until(() => asked(fake, service.look).length > 0);
    await before.service.close();
    const after = await localService({ ...kept, projectDirectory: before.folder });
    const looks = asked(fake, service.look).length;
    await until(() => asked(fake, service.look).length > looks);
    expect(asked(fake, service.stop)).toHaveLength(0);
    await after.client.send(new StopExecutionCommand({ executionArn }));
    await until(() => asked(fake, service.stop).length > 0);
    expect(asked(fake, service.start)).toHaveLength(1);
  });

  test("it is not waited for without .sync: the service's answer is the result", async () => {
    const fake = await standIn(service, [words.running]);
    const { output } = await runTask("arn:aws:states:::glue:startJobRun", given, at(fake));
    expect(output).toMatchObject({ JobRunId: "jr_1", SdkHttpMetadata: { HttpStatusCode: 200 } });
    expect(fake.requests.map(operationOf)).toEqual([service.start]);
  });
});

test("it names the client to install where the project has none of the service", async () => {
  const { error, cause } = await runTask("arn:aws:states:::aws-sdk:emrserverless:startJobRun", {});
  expect(error).toBe("Nagare.NotServedLocally");
  expect(cause).toBe(
    "To call emrserverless, install its client in the project: npm install --save-dev @aws-sdk/client-emr-serverless",
  );
});
