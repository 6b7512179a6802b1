import { asJson } from "../native/as-json.ts";
import { attempt } from "../native/attempt.ts";
import { currentCallback } from "../native/current-callback.ts";
import { findServices } from "../native/services.ts";
import type { Aws } from "./aws-types.ts";
import type { AwsOptions } from "./service.ts";

/**
 * Calls an AWS service. `aws.<service>.<action>(args)` becomes Step Functions' AWS SDK integration, `.sync` the optimized one that waits for the job:
 * no function stands between. Arguments and results are spelled as Step Functions does, in PascalCase, and typed from the service's client
 * `@aws-sdk/client-…`, which the project installs for development.
 *
 * @example
 * ```ts
 * import { aws } from "nagare/aws";
 *
 * await aws.s3.putObject({ Bucket: "reports", Key: `${day}.json`, Body: { rows } });
 * // { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:putObject", … }
 * const run = await aws.glue.startJobRun.sync({ JobName: "trips" });
 * // { "Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", … }
 * ```
 * An error has the name that Step Functions gives it: `S3.NoSuchKeyException`.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export const aws: Aws = /* @__PURE__ */ services();

function services(): Aws {
  // The types know the services; here any name is one.
  return members(serviceNamed) as unknown as Aws;
}

function serviceNamed(service: string): object {
  return members((action) => {
    const call = caller(service, action, "requestResponse");
    return Object.assign(call, { sync: caller(service, action, "sync") });
  });
}

function members(make: (name: string) => object): object {
  return new Proxy(
    {},
    { get: (_, name) => (typeof name === "string" && name !== "then" ? make(name) : undefined) },
  );
}

function caller(service: string, action: string, pattern: "requestResponse" | "sync") {
  return async (args: object = {}, options: AwsOptions = {}): Promise<unknown> => {
    const sendsToken = pattern === "requestResponse" && currentCallback.getStore() !== undefined;
    const call = { service, action, pattern: sendsToken ? "waitForTaskToken" : pattern } as const;
    const given = asJson(args);
    const services = await findServices();
    return await attempt(options, () => services.performService({ ...call, arguments: given }));
  };
}
