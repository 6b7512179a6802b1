import { callback, flow } from "nagare";
import { aws } from "nagare/aws";

interface Order {
  readonly id: string;
  readonly how: string;
  readonly value?: unknown;
}

const queue = "https://sqs.us-east-1.amazonaws.com/123456789012/jobs";
const topic = "arn:aws:sns:us-east-1:123456789012:approvals";

/** Hands orders to workers of any kind, by a queue, a topic and an event. */
export default flow("aws-callback", async ({ id, how, value }: Order) => {
  if (how === "by event") {
    return await callback("ask on the bus", (token) =>
      aws.events.putEvents({
        Entries: [
          {
            Source: "orders",
            DetailType: "asked",
            Detail: JSON.stringify({ token, id, how, value }),
          },
        ],
      }),
    );
  }
  if (how === "together") {
    return await Promise.all(
      ["a", "b"].map((each) =>
        callback<string>("ask each", async (token) => {
          const message = { token, how, value: `${id} ${each}` };
          await aws.sqs.sendMessage({ QueueUrl: queue, MessageBody: JSON.stringify(message) });
        }),
      ),
    );
  }
  if (how === "by topic") {
    const { length } = await callback<string>("ask by mail", async (token) => {
      const text = `order ${id}`;
      return aws.sns.publish({
        TopicArn: topic,
        Subject: text,
        Message: JSON.stringify({ token, how, value: text, key: crypto.randomUUID() }),
      });
    });
    return length;
  }
  if (how === "by text") {
    return await callback("ask in a text", (token) =>
      aws.sns.publish({
        TopicArn: topic,
        Message: `{"token":"${token}","value":${Math.floor(Math.random())}}`,
      }),
    );
  }
  try {
    return await callback(
      "ask a worker",
      async (token) =>
        aws.sqs.sendMessage(
          { QueueUrl: queue, MessageBody: JSON.stringify({ token, id, how, value }) },
          { retry: { attempts: 2, on: ["Busy"] } },
        ),
      { timeout: "3d", heartbeat: "1h" },
    );
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { name: error.name, isLate: error.name === "TaskTimedOut" };
  }
});
