import { existsSync, readdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { expect, onTestFinished, test } from "vitest";
import { localService, machine, task } from "../local-service.ts";
import { outcome, started } from "./run-task.ts";

function s3(endpoint: string): S3Client {
  const client = new S3Client({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  onTestFinished(() => client.destroy());
  return client;
}

const signature =
  "AWS4-HMAC-SHA256 Credential=k/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";

const at = (Key: string) => ({ Bucket: "data", Key });

async function textOf(client: S3Client, key: string, more: object = {}): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand({ ...at(key), ...more }));
  return (await Body?.transformToString()) ?? "";
}

const put = (client: S3Client, key: string, Body: string | Readable, more: object = {}) =>
  client.send(new PutObjectCommand({ ...at(key), Body, ...more }));

const refused = (answer: Promise<unknown>) =>
  answer.then(
    () => "answered",
    (error: Error) => error.name,
  );

test("it gives back what was put, with its type and the user's own headers", async () => {
  const { service } = await localService();
  const client = s3(service.endpoint);
  await client.send(new CreateBucketCommand({ Bucket: "data" }));
  const headers = { ContentType: "application/json", Metadata: { by: "load" } };
  const { ETag } = await put(client, "runs/a b/Ü.json", '{"n":1}\n', headers);
  const got = await client.send(new GetObjectCommand(at("runs/a b/Ü.json")));
  expect(await got.Body?.transformToString()).toBe('{"n":1}\n');
  expect(got).toMatchObject({ ...headers, ETag, ContentLength: 8 });
  const head = await client.send(new HeadObjectCommand(at("runs/a b/Ü.json")));
  expect(head).toMatchObject({ ...headers, ETag, ContentLength: 8 });
});

test("it keeps objects, and forgets those that are deleted", async () => {
  const before = await localService({ history: "kept" });
  const first = s3(before.service.endpoint);
  await put(first, "a", "1");
  await put(first, "b", "2");
  await first.send(new DeleteObjectCommand(at("b")));
  await before.service.close();
  const after = await localService({ history: "kept", projectDirectory: before.folder });
  const second = s3(after.service.endpoint);
  expect(await textOf(second, "a")).toBe("1");
  expect(await refused(textOf(second, "b"))).toBe("NoSuchKey");
  expect(await refused(second.send(new HeadObjectCommand(at("b"))))).toBe("NotFound");
  expect(readdirSync(join(before.folder, ".nagare/objects/data"))).toEqual(["a"]);
});

test("it takes keys for what they are", async () => {
  const { service } = await localService();
  const client = s3(service.endpoint);
  const keys = [
    "a",
    "a/b",
    "a//b",
    "A",
    "../a",
    ".",
    "a%2Fb",
    "x".repeat(1024),
    "日本/語",
    "a+b?c#d&e",
  ];
  for (const key of keys) await put(client, key, key);
  for (const key of keys) expect(await textOf(client, key)).toBe(key);
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: "data" }));
  const inBytes = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  expect(Contents.map(({ Key }) => Key)).toEqual(inBytes);
  expect(await refused(put(client, "x".repeat(1025), ""))).toBe("KeyTooLongError");
});

test("it lists by prefix, in folders and in pages", async () => {
  const { service } = await localService();
  const client = s3(service.endpoint);
  for (const key of ["b", "a/1", "a/2", "a/x/3", "c&d"]) await put(client, key, key);
  const list = async (more: object = {}) => {
    const asked = new ListObjectsV2Command({ Bucket: "data", ...more });
    const { Contents = [], CommonPrefixes = [], ...rest } = await client.send(asked);
    const names = [
      ...Contents.map(({ Key }) => Key),
      ...CommonPrefixes.map(({ Prefix }) => Prefix),
    ];
    return { names, next: rest.NextContinuationToken, count: rest.KeyCount };
  };
  expect((await list()).names).toEqual(["a/1", "a/2", "a/x/3", "b", "c&d"]);
  expect((await list({ Prefix: "a/", Delimiter: "/" })).names).toEqual(["a/1", "a/2", "a/x/"]);
  expect((await list({ Delimiter: "/" })).names).toEqual(["b", "c&d", "a/"]);
  expect((await list({ StartAfter: "a/2" })).names).toEqual(["a/x/3", "b", "c&d"]);
  expect((await list({ StartAfter: "a/2", Delimiter: "/" })).names).toEqual(["b", "c&d", "a/"]);
  const first = await list({ MaxKeys: 1, Delimiter: "/", EncodingType: "url" });
  expect(first).toMatchObject({ names: ["a/"], count: 1 });
  const second = await list({ Delimiter: "/", ContinuationToken: first.next });
  expect(second).toEqual({ names: ["b", "c&d"], next: undefined, count: 2 });
  expect((await list({ Bucket: "empty" })).names).toEqual([]);
});

test("it takes bodies in chunks, with checksums behind them", async () => {
  const { service } = await localService();
  const upload = (key: string, crc: string) => {
    const chunk = (text: string) => `${text.length.toString(16)};chunk-signature=0\r\n${text}\r\n`;
    const text = `${chunk("0123456789")}${chunk("\r\n")}${chunk("")}`.slice(0, -2);
    return fetch(`${service.endpoint}/data/${key}`, {
      method: "PUT",
      headers: {
        Authorization: signature,
        "Content-Encoding": "aws-chunked",
        "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
        "x-amz-decoded-content-length": "12",
      },
      body: `${text}x-amz-checksum-crc32:${crc}\r\n\r\n`,
    });
  };
  expect((await upload("a", "jAIE8w==")).status).toBe(200);
  const got = await s3(service.endpoint).send(new GetObjectCommand(at("a")));
  expect(await got.Body?.transformToString()).toBe("0123456789\r\n");
  expect(got.ContentEncoding).toBe(undefined);
  const wrong = await upload("b", "AAAAAA==");
  expect(await wrong.text()).toContain("<Code>BadDigest</Code>");
});

test("it takes large and empty bodies, and gives parts of them", async () => {
  const { service } = await localService();
  const client = s3(service.endpoint);
  const large = "0123456789abcdef".repeat(2 ** 18);
  await put(client, "large", Readable.from(Buffer.from(large)), { ContentLength: large.length });
  expect((await textOf(client, "large")) === large).toBe(true);
  expect(await textOf(client, "large", { Range: "bytes=14-17" })).toBe("ef01");
  expect(await textOf(client, "large", { Range: "bytes=-2" })).toBe("ef");
  await put(client, "empty", "");
  expect(await textOf(client, "empty")).toBe("");
});

test("it keeps conditions", async () => {
  const { service } = await localService();
  const client = s3(service.endpoint);
  const isNew = { IfNoneMatch: "*" };
  const all = [1, 2, 3].map((n) => refused(put(client, "lock", String(n), isNew)));
  expect((await Promise.all(all)).toSorted()).toEqual([
    ...["PreconditionFailed", "PreconditionFailed", "answered"],
  ]);
  expect(await refused(put(client, "lock", "4", { IfMatch: '"other"' }))).toBe(
    "PreconditionFailed",
  );
  expect(await refused(textOf(client, "lock", { IfMatch: '"other"' }))).toBe("PreconditionFailed");
});

test("it refuses a body that is not what it says, and keeps what was there", async () => {
  const { service } = await localService();
  const client = s3(service.endpoint);
  await put(client, "a", "before");
  expect(await refused(put(client, "a", "after", { ContentMD5: "AAAAAAAAAAAAAAAAAAAAAA==" }))).toBe(
    "BadDigest",
  );
  expect(await refused(put(client, "a", "after", { ChecksumCRC32: "AAAAAA==" }))).toBe("BadDigest");
  expect(await textOf(client, "a")).toBe("before");
});

test("it keeps nothing of an upload that was cut off", async () => {
  const { service, folder } = await localService({ history: "kept" });
  const { port } = new URL(service.endpoint);
  const socket = connect(Number(port), "127.0.0.1");
  socket.write(
    [
      "PUT /data/cut HTTP/1.1",
      `Host: 127.0.0.1:${port}`,
      `Authorization: ${signature}`,
      "Content-Length: 100",
      "\r\nhalf",
    ].join("\r\n"),
  );
  const unfinished = join(folder, ".nagare/objects/.unfinished");
  await expect.poll(() => existsSync(unfinished) && readdirSync(unfinished).length).toBe(1);
  socket.destroy();
  await expect.poll(() => readdirSync(unfinished)).toEqual([]);
  expect(await refused(textOf(s3(service.endpoint), "cut"))).toBe("NoSuchKey");
});

test("it refuses what it does not serve", async () => {
  const { service } = await localService();
  const client = s3(service.endpoint);
  const copy = new CopyObjectCommand({ ...at("b"), CopySource: "data/a" });
  expect(await refused(client.send(copy))).toBe("NotImplemented");
  expect(await refused(client.send(new GetObjectCommand({ ...at("b"), VersionId: "1" })))).toBe(
    "NotImplemented",
  );
  expect(await refused(put(client, "a", "", { Bucket: "Not_A_Bucket" }))).toBe("InvalidBucketName");
});

test("it refuses S3 to a web page of another origin", async () => {
  const { service } = await localService();
  const headers = { Authorization: signature, Origin: "http://evil.example" };
  const response = await fetch(`${service.endpoint}/data/a`, { method: "PUT", headers, body: "" });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("<Code>AccessDenied</Code>");
});

test("it knows a signed URL", async () => {
  const { service } = await localService();
  const scope = "X-Amz-Credential=k%2F20260101%2Fus-east-1%2Fs3%2Faws4_request";
  const url = `${service.endpoint}/data/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&${scope}`;
  expect((await fetch(url, { method: "PUT", body: "by hand" })).status).toBe(200);
  expect(await (await fetch(url)).text()).toBe("by hand");
});

test("it is what tasks call", async () => {
  const test = await localService({ environment: {} });
  const next = { End: undefined, Next: "read" };
  const object = { Bucket: "data", Key: "a.json" };
  const states = {
    put: task("arn:aws:states:::aws-sdk:s3:putObject", {
      ...{ Arguments: { ...object, Body: { n: 1 } }, ...next },
    }),
    read: task("arn:aws:states:::aws-sdk:s3:getObject", {
      ...{ Arguments: object, Output: "{% $parse($states.result.Body) %}" },
    }),
  };
  test.service.putStateMachine("f", machine(states));
  const { output } = await outcome(test, await started(test.client, "f"));
  expect(output).toEqual({ n: 1 });
});

test("it fails a task with the error that S3 has on Step Functions", async () => {
  const test = await localService({ environment: {} });
  const Arguments = { Bucket: "data", Key: "none" };
  test.service.putStateMachine(
    "f",
    machine({ read: task("arn:aws:states:::aws-sdk:s3:getObject", { Arguments }) }),
  );
  const { error, cause } = await outcome(test, await started(test.client, "f"));
  expect(error).toBe("S3.NoSuchKeyException");
  expect(cause).toMatch(/^The specified key does not exist\. \(Service: S3, Status Code: 404/);
});
