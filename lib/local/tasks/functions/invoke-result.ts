import { httpMetadata } from "../http-metadata.ts";

/**
 * The result of `lambda:invoke`, JSON text, as Step Functions gives it.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export function invokeResult(payload: string, requestId: string, at: number): string {
  const headers = {
    Connection: "keep-alive",
    "Content-Length": String(Buffer.byteLength(payload)),
    "Content-Type": "application/json",
    Date: new Date(at).toUTCString(),
    "X-Amz-Executed-Version": "$LATEST",
    "x-amzn-Remapped-Content-Length": "0",
  };
  const { SdkHttpMetadata, SdkResponseMetadata } = httpMetadata(headers, requestId);
  return JSON.stringify({
    ExecutedVersion: "$LATEST",
    Payload: JSON.parse(payload),
    SdkHttpMetadata,
    SdkResponseMetadata,
    StatusCode: 200,
  });
}
