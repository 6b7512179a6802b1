import { expect, test } from "vitest";
import { container, file, json } from "../../lib/flow/index.ts";

/** Asks for the object's head, as clients do, and ends with its number of bytes. */
const count = `const { ROWS, AWS_ENDPOINT_URL_S3 } = process.env;
const url = ROWS.replace("s3:/", AWS_ENDPOINT_URL_S3);
const head = await fetch(url, { method: "HEAD" });
const text = await (await fetch(url)).text();
const missing = await fetch(url + "x");
process.exitCode = head.headers.get("content-length") === String(text.length) && !missing.ok ? text.length : 255;`;

const local = [process.execPath, "--input-type=module", "-e", count];

test("it gives a native container the address of a value", async () => {
  const counted = container("counted", {
    image: "example.com/count",
    local,
    environment: (rows: readonly number[]) => ({ ROWS: file(rows) }),
    exitCodes: { 11: "eleven", 2: "empty" },
  });
  expect((await counted([1, 2, 3, 4, 5])).exitCode).toBe(11);
  expect((await counted([])).exitCode).toBe(2);
});

test("it does so beside a token too", async () => {
  const answer = `const { ROWS, AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL_SFN, NAGARE_TASK_TOKEN } = process.env;
const taskOutput = await (await fetch(ROWS.replace("s3:/", AWS_ENDPOINT_URL_S3))).text();
await fetch(AWS_ENDPOINT_URL_SFN, {
  method: "POST",
  headers: { "X-Amz-Target": "AWSStepFunctions.SendTaskSuccess" },
  body: JSON.stringify({ taskToken: NAGARE_TASK_TOKEN, output: taskOutput }),
});`;
  const answering = container("answering", {
    image: "example.com/answer",
    local: [process.execPath, "--input-type=module", "-e", answer],
    environment: (rows: readonly number[]) => ({ ROWS: file(rows) }),
    output: json<readonly number[]>(),
  });
  expect(await answering([1, 2])).toEqual([1, 2]);
});

test("it refuses a command that ECS would refuse, and says what to do", async () => {
  const long = container("long", {
    image: "example.com/count",
    local,
    retry: { attempts: 3, delay: "1s" },
    command: (text: string) => [text],
  });
  await expect(long("x".repeat(8000))).rejects.toMatchObject({
    name: "ContainerNotStarted",
    message: expect.stringMatching(
      /^container long did not start: Container Overrides length must be at most 8192: command and environment have 8\d{3} characters; .* file\(value\)$/,
    ),
  });
});

test("it stands in a container's command and environment alone", () => {
  expect(() => file([1])).toThrow("command or environment of a container");
});
