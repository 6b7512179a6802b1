import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { runWithFiles } from "./run-with-files.ts";

/** Copies the object at the address in its first argument, or in the variable that this names, with an unchanged client of S3. */
const client = createRequire(import.meta.url).resolve("@aws-sdk/client-s3");
const copy = `import client from ${JSON.stringify(client)};
const { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } = client;
const [given, code] = process.argv.slice(1);
const found = given.startsWith("$") ? process.env[given.slice(1)] : given;
const s3 = new S3Client({ forcePathStyle: true });
const at = (address) => {
  const [, Bucket, Key] = /^s3:\\/\\/([^/]+)\\/(.+)$/.exec(address);
  return { Bucket, Key };
};
const source = /s3:.*/.exec(found)?.[0];
if (source) await s3.send(new HeadObjectCommand(at(source)));
const Body = source
  ? await (await s3.send(new GetObjectCommand(at(source)))).Body.transformToString()
  : found;
await s3.send(new PutObjectCommand({ ...at(process.env.NAGARE_OUTPUT), Body }));
process.exitCode = Number(code);`;

const sample = { name: "container-input-file", containers: ["load", "show"], program: copy };

test("it gives a container the address of a value that is far too long for ECS", async () => {
  const long = "x".repeat(20_000);
  const { output, error, cause } = await runWithFiles(sample, { values: [{ long }, [[1]]] });
  expect({ error, cause }).toEqual({ error: undefined, cause: undefined });
  expect(output).toEqual({
    loaded: [{ long }, [[1]]],
    shown: [null, [], [[[1]], [[1]]]],
  });
});

test("it sends nothing to a bucket of AWS", async () => {
  const { error, cause } = await runWithFiles(
    sample,
    { values: [1] },
    { allowAws: true, environment: {} },
  );
  expect(error).toBe("Nagare.NotServedLocally");
  expect(cause).toContain("set AWS_ENDPOINT_URL_S3");
});
