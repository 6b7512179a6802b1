import { expect, test } from "vitest";
import {
  apiNames,
  exceptionName,
  sdkNames,
  serviceName,
} from "../../../lib/local/integrations/sdk/names.ts";

test.each([
  ["DBInstanceIdentifier", "DbInstanceIdentifier"],
  ["stateMachineArn", "StateMachineArn"],
  ["ETag", "ETag"],
  ["ACL", "Acl"],
  ["SSEKMSKeyId", "SsekmsKeyId"],
  ["ChecksumCRC32", "ChecksumCRC32"],
  ["MD5OfMessageBody", "Md5OfMessageBody"],
  ["BOOL", "Bool"],
  ["S", "S"],
  ["NULL", "Nul"],
])("it calls the member %s %s in SDK integrations", (member, name) => {
  expect(sdkNames(member)).toBe(name);
});

test("it keeps the API's names in optimized integrations", () => {
  expect(["taskArn", "MD5OfMessageBody"].map(apiNames)).toEqual(["TaskArn", "MD5OfMessageBody"]);
});

test.each([
  ["DynamoDB", "DynamoDb"],
  ["SFN", "Sfn"],
  ["S3", "S3"],
  ["Secrets Manager", "SecretsManager"],
  ["EventBridge", "EventBridge"],
  ["SESv2", "SesV2"],
  ["Route 53", "Route53"],
  ["EC2", "Ec2"],
])("it calls the service %s %s", (serviceId, name) => {
  expect(serviceName(serviceId)).toBe(name);
});

test.each([
  ["NoSuchKey", "NoSuchKeyException"],
  ["ConditionalCheckFailedException", "ConditionalCheckFailedException"],
  ["DBInstanceNotFoundFault", "DbInstanceNotFoundException"],
])("it calls the error %s %s", (error, name) => {
  expect(exceptionName(error)).toBe(name);
});
