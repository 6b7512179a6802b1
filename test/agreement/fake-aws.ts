import { createHash } from "node:crypto";
import {
  type FakeAnswer,
  type FakeRequest,
  fakeService,
  refusal,
} from "../local/integrations/fake-service.ts";

/** Services of AWS for samples: a table `trips`, jobs of Glue that go well unless they are called `bad`, a queue. */
export async function fakeAws() {
  const items = new Map<string, unknown>();
  const answers: Readonly<Record<string, (body: Body) => FakeAnswer>> = {
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
    SendMessage: ({ MessageBody = "" }) => {
      const MD5OfMessageBody = createHash("md5").update(MessageBody).digest("hex");
      return { body: { MessageId: "message-1", MD5OfMessageBody } };
    },
  };
  const answer = ({ operation, body }: FakeRequest): FakeAnswer =>
    answers[operation]?.(body as Body) ?? refusal("UnknownOperationException", operation);
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
}

function jobRun(JobName?: string, Id?: string): object {
  const isBad = JobName === "bad";
  const failed = isBad ? { ErrorMessage: "no such file" } : {};
  const StartedOn = 1_767_225_600;
  return { Id, JobName, JobRunState: isBad ? "FAILED" : "SUCCEEDED", StartedOn, ...failed };
}
