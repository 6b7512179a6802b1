/** What the AWS SDK tells about an HTTP answer, as optimized integrations pass it on. */
export function httpMetadata(
  headers: Readonly<Record<string, string>>,
  requestId: string,
  statusCode = 200,
): { readonly SdkHttpMetadata: object; readonly SdkResponseMetadata: object } {
  const all = { ...headers, "x-amzn-RequestId": requestId };
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(
        Object.entries(all).map(([name, value]) => [name, [value]]),
      ),
      HttpHeaders: all,
      HttpStatusCode: statusCode,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}
