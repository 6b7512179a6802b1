/** What `aws` takes and gives, as far as types say it: TypeScript checks this file, and names are compared with those that the local service makes. */
import { describe, expect, expectTypeOf, it } from "vitest";
import type { aws } from "../../lib/flow/aws/index.ts";
import type { SdkName } from "../../lib/flow/aws/sdk-types.ts";
import { sdkNames } from "../../lib/local/integrations/sdk/names.ts";

type Services = typeof aws;

/** What a call gives. */
type Given<Call extends (...args: never) => Promise<unknown>> = Awaited<ReturnType<Call>>;

describe("the types of aws", () => {
  it("spell members as the SDK integrations do", () => {
    const names: { readonly [Name in Spelled]: SdkName<Name> } = {
      ACL: "Acl",
      BOOL: "Bool",
      Bucket: "Bucket",
      DBInstanceIdentifier: "DbInstanceIdentifier",
      ETag: "ETag",
      Equals: "EqualsValue",
      NULL: "Nul",
      S3Bucket: "S3Bucket",
      SSEKMSKeyId: "SsekmsKeyId",
      taskDefinition: "TaskDefinition",
    };
    for (const [member, name] of Object.entries(names)) expect(sdkNames(member)).toBe(name);
  });

  it("take what the client takes, with JSON for bytes and text for dates", () => {
    type Put = NonNullable<Parameters<Services["s3"]["putObject"]>[0]>;
    const put: Put = { Bucket: "b", Key: "k", Body: { a: 1 }, Expires: "2026-01-01T00:00:00Z" };
    expect(put.Bucket).toBe("b");
    // @ts-expect-error: Key has to be there
    const without: Put = { Bucket: "b" };
    // @ts-expect-error: Step Functions has no such name
    const other: Put = { Bucket: "b", Key: "k", SSEKMSKeyId: "x" };
    expect([without, other]).toHaveLength(2);
  });

  it("give what Step Functions gives, without metadata", () => {
    type Got = Given<Services["s3"]["getObject"]>;
    expectTypeOf<Got["Body"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Got["LastModified"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<"$metadata" extends keyof Got ? true : false>().toEqualTypeOf<false>();
    type Item = NonNullable<Given<Services["dynamodb"]["getItem"]>["Item"]>[string];
    expectTypeOf<Item["S"]>().toEqualTypeOf<string | undefined>();
  });

  it("give the finished job of what is waited for, by the API's names", () => {
    type Run = Given<Services["glue"]["startJobRun"]["sync"]>;
    expectTypeOf<Run["StartedOn"]>().toEqualTypeOf<number | undefined>();
    type Job = Given<Services["batch"]["submitJob"]["sync"]>;
    expectTypeOf<Job["StartedAt"]>().toEqualTypeOf<number>();
    type Task = Given<Services["ecs"]["runTask"]["sync"]>;
    expectTypeOf<Task["StoppedReason"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<
      "sync" extends keyof Services["s3"]["putObject"] ? true : false
    >().toEqualTypeOf<false>();
  });

  it("say what to install where a client is missing", () => {
    expectTypeOf<Services["eks"]["install"]>().toEqualTypeOf<"npm i -D @aws-sdk/client-eks">();
  });
});

type Spelled =
  | "ACL"
  | "BOOL"
  | "Bucket"
  | "DBInstanceIdentifier"
  | "ETag"
  | "Equals"
  | "NULL"
  | "S3Bucket"
  | "SSEKMSKeyId"
  | "taskDefinition";
