import { expect, test } from "vitest";
import { urlEncoded } from "../../../lib/local/integrations/http-form.ts";
import { fakeService } from "./fake-service.ts";
import { runTask } from "./run-task.ts";

const resource = "arn:aws:states:::http:invoke";

test("it calls the endpoint and gives body, status and headers", async () => {
  const service = await fakeService(() => ({
    headers: { "Content-Type": "application/json" },
    body: { ok: true },
  }));
  const { output } = await runTask(resource, {
    ApiEndpoint: `${service.url}/orders`,
    Method: "POST",
    QueryParameters: { tag: ["a", "b"], page: 2 },
    Headers: { "X-Key": "k" },
    RequestBody: { id: 7 },
    InvocationConfig: { ConnectionArn: "arn:aws:events:us-east-1:123456789012:connection/c" },
  });
  expect(service.requests[0]).toMatchObject({
    method: "POST",
    url: "/orders?tag=a&tag=b&page=2",
    headers: expect.objectContaining({ "x-key": "k", "content-type": "application/json" }),
    body: { id: 7 },
  });
  expect(output).toMatchObject({
    ResponseBody: { ok: true },
    StatusCode: 200,
    StatusText: "OK",
    Headers: { "content-type": ["application/json"] },
  });
});

test("it sends a form when it is told to", async () => {
  const service = await fakeService(() => ({}));
  await runTask(resource, {
    ApiEndpoint: service.url,
    Method: "POST",
    RequestBody: { customer: { name: "a b" }, tags: ["x", "y"] },
    Transform: {
      RequestBodyEncoding: "URL_ENCODED",
      RequestEncodingOptions: { ArrayFormat: "REPEAT" },
    },
  });
  expect(decodeURIComponent(service.requests[0]?.text ?? "")).toBe(
    "customer[name]=a b&tags=x&tags=y",
  );
});

test.each([
  ["INDICES", "a[0]=1&a[1]=2"],
  ["BRACKETS", "a[]=1&a[]=2"],
  ["COMMAS", "a=1,2"],
  ["NONE", "a=[1,2]"],
])("it writes lists as %s", (format, text) => {
  expect(decodeURIComponent(urlEncoded({ a: [1, 2] }, format))).toBe(text);
});

test("it fails by the status code", async () => {
  const service = await fakeService(() => ({ status: 429 }));
  const { error, cause } = await runTask(resource, { ApiEndpoint: service.url, Method: "GET" });
  expect({ error, cause }).toEqual({
    error: "States.Http.StatusCode.429",
    cause: "Too Many Requests",
  });
});

test("it calls nothing of AWS's own unless that is allowed", async () => {
  const ApiEndpoint = "https://abc.execute-api.us-east-1.amazonaws.com/prod";
  const { error, cause } = await runTask(resource, { ApiEndpoint, Method: "GET" });
  expect(error).toBe("Nagare.NotServedLocally");
  expect(cause).toContain("--allow-aws");
});
