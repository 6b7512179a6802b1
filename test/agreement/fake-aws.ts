import { createHash } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import {
  type FakeAnswer,
  type FakeRequest,
  fakeService,
  refusal,
} from "../local/integrations/fake-service.ts";

/** Services of AWS for samples: a table `trips`, jobs of Glue that go well unless they are called `bad`, a queue, a topic and a bus whose receivers answer tokens. */
export async function fakeAws() {
  const receive = receiver();
  const items = new Map<string, unknown>();
  const answers: Readonly<Record<string, (body: Body) => FakeAnswer | Promise<FakeAnswer>>> = {
    PutItem: ({ Item }) => {
      items.set(JSON.stringify(Item?.["id"]), Item);
      return {};
    },
    GetItem: ({ TableName, Key }) => {
      if (TableName !== "trips") return refusal("ResourceNotFoundException", "no such table");
      const Item = items.get(JSON.stringify(Key?.["id"]));
      return { body: Item === undefined ? {} : { Item } };
    },
    ListTables: () => ({ body: { TableNames: ["trips"] } }),
    StartJobRun: ({ JobName }) =>
      JobName === "absent"
        ? refusal("EntityNotFoundException", "no such job")
        : { body: { JobRunId: `run of ${JobName}` } },
    GetJobRun: ({ JobName, RunId }) => ({ body: { JobRun: jobRun(JobName, RunId) } }),
    SendMessage: async ({ MessageBody = "" }) => {
      const refused = await receive(MessageBody);
      if (refused) return refused;
      const MD5OfMessageBody = createHash("md5").update(MessageBody).digest("hex");
      return { body: { MessageId: "message-1", MD5OfMessageBody } };
    },
    PutEvents: async ({ Entries = [] }) => {
      for (const { Detail } of Entries) await receive(Detail);
      const EventId = "event-1";
      return { body: { FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId })) } };
    },
    Publish: async ({ Message = "" }) => {
      await receive(Message);
      return { headers: { "content-type": "text/xml" }, body: PUBLISHED };
    },
  };
  const answer = ({ operation, body }: FakeRequest): FakeAnswer | Promise<FakeAnswer> => {
    if (typeof body !== "string")
      return answers[operation]?.(body as Body) ?? refusal("UnknownOperationException", operation);
    // A service that takes forms.
    const form = Object.fromEntries(new URLSearchParams(body));
    return answers[String(form["Action"])]?.(form) ?? refusal("InvalidAction", body);
  };
  const { url } = await fakeService(answer);
  return { url, reset: () => items.clear() };
}

interface Body {
  readonly TableName?: string;
  readonly Item?: Readonly<Record<string, unknown>>;
  readonly Key?: Readonly<Record<string, unknown>>;
  readonly JobName?: string;
  readonly RunId?: string;
  readonly MessageBody?: string;
  readonly Message?: string;
  readonly Entries?: readonly { readonly Detail: string }[];
}

function jobRun(JobName?: string, Id?: string): object {
  const isBad = JobName === "bad";
  const failed = isBad ? { ErrorMessage: "no such file" } : {};
  const StartedOn = 1_767_225_600;
  return { Id, JobName, JobRunState: isBad ? "FAILED" : "SUCCEEDED", StartedOn, ...failed };
}

const PUBLISHED =
  "<PublishResponse><PublishResult><MessageId>message-1</MessageId></PublishResult></PublishResponse>";

interface Received {
  readonly token?: string;
  readonly how?: string;
  readonly value?: unknown;
}

/** Who gets the messages: answers the token in one, and may refuse what was sent. */
function receiver(): (message: string) => Promise<FakeAnswer | undefined> {
  let refusals = 0;
  return async (message) => {
    const { token: taskToken, how, value = null }: Received = JSON.parse(message);
    if (taskToken === undefined) return undefined;
    if (how === "no queue") return refusal("QueueDoesNotExist", "no such queue");
    const isBusy = how === "busy" && refusals++ % 2 === 0;
    if (isBusy || how === "refused")
      await sendAnswer("SendTaskFailure", { taskToken, error: isBusy ? "Busy" : "Refused" });
    else await sendAnswer("SendTaskSuccess", { taskToken, output: JSON.stringify(value) });
    return undefined;
  };
}

/** What AWS's client does. Not by `fetch`, which samples replace. */
async function sendAnswer(operation: string, body: object): Promise<void> {
  const headers = { "x-amz-target": `AWSStepFunctions.${operation}` };
  const sent = request(String(process.env["AWS_ENDPOINT_URL_SFN"]), { method: "POST", headers });
  sent.end(JSON.stringify(body));
  const [response] = await once(sent, "response");
  await once(response.resume(), "end");
}
