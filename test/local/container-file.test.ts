import { expect, test } from "vitest";
import { runWithFiles } from "./run-with-files.ts";

/** Writes its first argument where it is told to, and ends with its second one. */
const write = `const [text, code] = process.argv.slice(1);
const { AWS_ENDPOINT_URL_S3, NAGARE_OUTPUT } = process.env;
const scope = "AWS4-HMAC-SHA256 Credential=k/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";
const address = NAGARE_OUTPUT.replace("s3:/", AWS_ENDPOINT_URL_S3);
if (text) await fetch(address, { method: "PUT", body: text, headers: { Authorization: scope } });
process.exitCode = Number(code);`;

const sample = { name: "container-file", containers: ["load", "checked"], program: write };

test("it gives a container a place for its result, and reads that", async () => {
  const texts = ['{"rows": 1, "tables": ["a"]}', '{"rows": 2, "tables": []}'];
  expect((await runWithFiles(sample, { texts, check: "[1]" })).output).toEqual([1]);
  expect((await runWithFiles(sample, { texts })).output).toEqual(["1: a", "2: "]);
});

test("it fails a container that writes nothing, or no JSON", async () => {
  const nothing = await runWithFiles(sample, { texts: [""] });
  expect(nothing.error).toBe("ContainerExited");
  expect(nothing.cause).toContain("container load ended without writing NAGARE_OUTPUT");
  const wrong = await runWithFiles(sample, { texts: ["{"] });
  expect(wrong.error).toBe("ContainerExited");
  expect(wrong.cause).toContain("container load did not write JSON of its output's type");
  expect(wrong.cause).toContain("$parse");
});

test("it fails a container whose file is of another type, with what is wrong", async () => {
  const wrong = await runWithFiles(sample, { texts: ['{"rows": "5", "tables": ["a", 1]}'] });
  expect(wrong.error).toBe("ContainerExited");
  expect(wrong.cause).toContain("container load did not write JSON of its output's type");
  expect(wrong.cause).toContain(
    'flow container-file, step load: rows: expected number, got string; tables: expected array of string, got [\\"a\\",1]',
  );
  const list = await runWithFiles(sample, { texts: ["[]"] });
  expect(list.cause).toContain("flow container-file, step load: expected object, got array");
});

test("it sends nothing to a bucket of AWS", async () => {
  const { error, cause } = await runWithFiles(
    sample,
    { texts: ["{}"] },
    { allowAws: true, environment: {} },
  );
  expect(error).toBe("ContainerNotStarted");
  expect(cause).toContain("set AWS_ENDPOINT_URL_S3");
});
