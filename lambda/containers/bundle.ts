import { bundleFunction } from "../bundle-function.ts";

/**
 * The function's code, small enough to stand in a template: CloudFormation takes 4,096 characters. CommonJS, as the file that it makes of them is.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html
 */
export function containersCode(): string {
  return bundleFunction(import.meta.url, "cjs");
}
