/**
 * `nagare/aws`: the one word that is not in `nagare`, because TypeScript reads all of the AWS SDK's clients that it finds for whoever imports it.
 */
export { aws } from "./aws.ts";
export type { Aws } from "./aws-types.ts";
export type { AwsOptions } from "./service.ts";
