import type { S3Client } from "@aws-sdk/client-s3";

/** The environment's bucket, as far as large results need it. */
export interface DataObjects {
  /** Writes JSON text to a new object whose key begins so; gives its address. */
  write(prefix: string, json: string): Promise<string>;
  /** What is at an address of {@link DataObjects.write}. */
  read(address: string): Promise<unknown>;
  isThere(): boolean;
  /** Whether an address is of {@link DataObjects.write}. */
  has(address: string): boolean;
}

/** Nothing is loaded before the first large result: a function that has none starts without S3. */
export function dataObjects(): DataObjects {
  let made: ReturnType<typeof connect> | undefined;
  const s3 = () => {
    made ??= connect();
    return made;
  };
  return {
    async write(prefix, json) {
      const { client, PutObjectCommand } = s3();
      const place = { Bucket: bucket(), Key: `${prefix}${crypto.randomUUID()}.json` };
      await client.send(
        new PutObjectCommand({ ...place, Body: json, ContentType: "application/json" }),
      );
      return `s3://${place.Bucket}/${place.Key}`;
    },
    async read(address) {
      const { client, GetObjectCommand } = s3();
      const Key = address.slice(`s3://${bucket()}/`.length);
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket(), Key }));
      return JSON.parse((await Body?.transformToString()) ?? "");
    },
    isThere: () => bucket() !== undefined,
    has: (address) => address.startsWith(`s3://${bucket()}/runs/`),
  };
}

const bucket = (): string | undefined => process.env["NAGARE_DATA_BUCKET"];

/** Lambda's runtime brings the SDK, beside the bundle: `require` looks where `NODE_PATH` says, `import` doesn't. */
function connect() {
  const { createRequire } = process.getBuiltinModule("node:module");
  const sdk: typeof import("@aws-sdk/client-s3") = createRequire(import.meta.url)(
    "@aws-sdk/client-s3",
  );
  const { S3Client, GetObjectCommand, PutObjectCommand } = sdk;
  const client: S3Client = new S3Client(localPlace());
  return { client, GetObjectCommand, PutObjectCommand };
}

/** On a laptop the bucket is in the local service, whatever the task itself calls S3. */
function localPlace() {
  const endpoint = process.env["NAGARE_DATA_ENDPOINT"];
  if (endpoint === undefined) return {};
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return { endpoint, region: "us-east-1", credentials, forcePathStyle: true };
}
