import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartExecutionCommand } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import type { OutputLine, TaskDeclaration } from "../../lib/local/index.ts";
import { describeRun, watchRun } from "../../lib/operations/index.ts";
import { projectFolder } from "../lambda/project-folder.ts";
import { localService, machine, stateMachineArn, task } from "./local-service.ts";

/** A project of one file. */
function project(source: string): { folder: string; file: string } {
  const path = "flows/it.ts";
  const folder = projectFolder({ [path]: `import { flow, task } from "nagare";\n${source}` });
  return { folder, file: join(folder, path) };
}

async function run(
  source: string,
  input: unknown = {},
  declaration: Partial<TaskDeclaration> = {},
  args: Readonly<Record<string, string>> = {},
) {
  const { folder, file } = project(source);
  const name = "it";
  const declared = { name, file, variable: "it", timeoutSeconds: 20, memoryMiB: 128 };
  const { service, client } = await localService({
    projectDirectory: folder,
    tasks: [{ ...declared, environment: { COLOUR: "blue" }, ...declaration }],
    environment: { ...process.env, AWS_PROFILE: "production", AWS_ACCESS_KEY_ID: "real" },
  });
  const lines: OutputLine[] = [];
  service.onTaskOutput((line) => lines.push(line));
  const given = { FunctionName: "nagare-dev-it", Payload: "{% $states.input %}" };
  const step = { Arguments: { ...given, ...args } };
  const output = { Output: "{% $states.result.Payload %}" };
  service.putStateMachine("f", machine({ step: task(undefined, { ...step, ...output }) }));
  const start = { stateMachineArn: stateMachineArn("f"), input: JSON.stringify(input) };
  const once = async () => {
    const { executionArn = "" } = await client.send(new StartExecutionCommand(start));
    for await (const _ of watchRun(client, executionArn, { pollMilliseconds: [5, 20] }));
    return await describeRun(client, executionArn);
  };
  return { ...(await once()), lines, service, once, file };
}

test("it runs a task that its file doesn't export, with what it prints", async () => {
  const { output, lines, service, executionArn } = await run(
    `const it = task("it", async ({ n }: { n: number }) => {
      console.log("one\\ntwo");
      console.error("bad");
      process.stdout.write("no end");
      return { n: n + 1 };
    });
    export default flow("f", {}, async () => it({ n: 1 }));`,
    { n: 1 },
  );
  expect(JSON.parse(output ?? "")).toEqual({ n: 2 });
  const text = (stream: string) =>
    lines.filter((line) => line.stream === stream).map((line) => line.text);
  expect(text("stdout")).toEqual(["one", "two", "no end"]);
  expect(text("stderr")).toEqual(["bad"]);
  expect(lines[0]).toMatchObject({ executionArn, stateName: "step", task: "it" });
  const last = service.taskOutput({ executionArn, stateName: "step", limit: 2 });
  expect(last).toHaveLength(2);
});

test("it gives a task its own environment, the service as Step Functions, and no way to AWS", async () => {
  const { output, service } = await run(
    `export const it = task("it", async () => {
      const { COLOUR, AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL_SFN, AWS_LAMBDA_FUNCTION_NAME } = process.env;
      return { COLOUR, AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL_SFN, AWS_LAMBDA_FUNCTION_NAME };
    });`,
  );
  expect(JSON.parse(output ?? "")).toEqual({
    COLOUR: "blue",
    AWS_ACCESS_KEY_ID: "local",
    AWS_ENDPOINT_URL_SFN: service.endpoint,
    AWS_LAMBDA_FUNCTION_NAME: "it",
  });
});

test("it fails with the class name of what was thrown, and Lambda's cause", async () => {
  const { status, error, cause, file } = await run(
    `class NoRows extends Error {}
    export const it = task("it", async () => { throw new NoRows("none today"); });`,
  );
  expect({ status, error }).toEqual({ status: "FAILED", error: "NoRows" });
  const { errorType, errorMessage, trace } = JSON.parse(cause ?? "");
  expect({ errorType, errorMessage }).toEqual({ errorType: "NoRows", errorMessage: "none today" });
  expect(trace[0]).toBe("NoRows: none today");
  // The stack points to the source, not into the bundle.
  expect(trace[1]).toContain(`${file}:3`);
});

test.each([
  ["a plain Error", 'throw new Error("x")', "Error", "x"],
  ["a string", 'throw "x"', "Error", "x"],
  ["an Error with a name", 'throw Object.assign(new Error("x"), { name: "Named" })', "Named", "x"],
])("it fails with the name of %s", async (_, statement, name, message) => {
  const { error, cause } = await run(
    `export const it = task("it", async () => { ${statement}; });`,
  );
  expect(error).toBe(name);
  expect(JSON.parse(cause ?? "")).toMatchObject({ errorType: name, errorMessage: message });
});

test("it tells the function what the state says of the run", async () => {
  const source = `export const it = task("it", async (_: object, context) => {
      context.logger.info("hello", { rows: 1 });
      return [context.run.id, context.run.flow, context.step, context.attempt, context.remainingTime() > 0];
    });`;
  const custom = `{"run": $encodeUrlComponent($states.context.Execution.Id), "flow": "f", "step": "\u65e5", "attempt": $states.context.State.RetryCount + 1}`;
  const encoded = custom.replace("\u65e5", encodeURIComponent("\u65e5"));
  const { output, executionArn, lines } = await run(
    source,
    {},
    {},
    {
      ClientContext: `{% $base64encode($string({"custom": ${encoded}})) %}`,
    },
  );
  expect(JSON.parse(output ?? "")).toEqual([executionArn, "f", "\u65e5", 1, true]);
  expect(JSON.parse(lines[0]?.text ?? "")).toMatchObject({
    ...{ level: "INFO", message: "hello", rows: 1, run: executionArn, env: "local" },
  });
  expect(lines).toHaveLength(1);
});

test("it refuses a client context that is none, as Lambda does", async () => {
  const source = 'export const it = task("it", async () => "unused");';
  const { error, cause } = await run(source, {}, {}, { ClientContext: "no base64 of an object" });
  expect(error).toBe("Lambda.InvalidRequestContentException");
  expect(cause).toContain("Client context");
});

test("it gives null for nothing", async () => {
  expect((await run('export const it = task("it", async () => {});')).output).toBe("null");
});

test("it tries once, whatever retries the task has: those are the state's", async () => {
  const { error, lines } = await run(
    `export const it = task("it", { retry: { attempts: 3, delay: "1s" } }, async () => {
      console.log("tried");
      throw new TypeError("x");
    });`,
  );
  expect(error).toBe("TypeError");
  expect(lines).toHaveLength(1);
});

test("it kills a function that takes longer than it may", async () => {
  const { error, cause } = await run(
    'export const it = task("it", async () => { for (;;); });',
    {},
    { timeoutSeconds: 1 },
  );
  expect(error).toBe("Sandbox.Timedout");
  expect(JSON.parse(cause ?? "").errorMessage).toMatch(/Error: Task timed out after 1.00 seconds$/);
});

test("it survives a function that ends its process", async () => {
  const { error, cause, once } = await run(
    'export const it = task("it", async () => { console.log("last"); process.exit(3); });',
  );
  expect(error).toBe("Runtime.ExitError");
  expect(JSON.parse(cause ?? "").errorMessage).toMatch(/Runtime exited with error: exit status 3$/);
  expect((await once()).error).toBe("Runtime.ExitError");
});

test("it tells what can't be bundled, and what can't be JSON", async () => {
  const missing = await run(
    'import x from "./none.ts"; export const it = task("it", async () => x);',
  );
  expect(missing.error).toBe("Runtime.ImportModuleError");
  expect(missing.cause).toContain("./none.ts");
  const endless = await run('export const it = task("it", async () => ({ n: 1n }));');
  expect(endless.error).toBe("InvalidResult");
});

test("it keeps a process warm, and runs new code once that is declared", async () => {
  const source = (version: string) =>
    `let calls = 0; export const it = task("it", async () => "${version}" + ++calls);`;
  const { output, once, service, file } = await run(source("a"));
  expect(output).toBe('"a1"');
  expect((await once()).output).toBe('"a2"');
  writeFileSync(file, `import { task } from "nagare";\n${source("b")}`);
  const declared = { name: "it", file, variable: "it", timeoutSeconds: 20, memoryMiB: 128 };
  await service.declare([{ ...declared, environment: {} }], []);
  expect((await once()).output).toBe('"b1"');
});

test("it refuses a function that the project doesn't have as Lambda does", async () => {
  const { service, client } = await localService();
  service.putStateMachine("f", machine({ a: task() }));
  const start = new StartExecutionCommand({ stateMachineArn: stateMachineArn("f") });
  const { executionArn = "" } = await client.send(start);
  expect(await describeRun(client, executionArn)).toMatchObject({
    error: "Lambda.ResourceNotFoundException",
  });
});

test("it refuses a service that it can't serve, and says so", async () => {
  const { service, client } = await localService();
  service.putStateMachine("f", machine({ a: task("arn:aws:states:::sns:publish") }));
  const start = new StartExecutionCommand({ stateMachineArn: stateMachineArn("f") });
  const { executionArn = "" } = await client.send(start);
  expect(await describeRun(client, executionArn)).toMatchObject({
    error: "Nagare.NotServedLocally",
    cause: expect.stringContaining("AWS_ENDPOINT_URL_SNS"),
  });
});
