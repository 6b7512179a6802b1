import {
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
} from "@aws-sdk/client-sfn";

/** What a step that waits on a token is told. */
export type TokenAnswer =
  | { readonly kind: "success" /** JSON text. */; readonly output: string }
  | { readonly kind: "failure"; readonly error: string; readonly cause?: string };

/** Answers a task token, so that its run goes on. */
export async function answerToken(
  client: SFNClient,
  taskToken: string,
  answer: TokenAnswer,
): Promise<void> {
  if (answer.kind === "success") {
    await client.send(new SendTaskSuccessCommand({ taskToken, output: answer.output }));
    return;
  }
  const { error, cause } = answer;
  const told = cause === undefined ? { error } : { error, cause };
  await client.send(new SendTaskFailureCommand({ taskToken, ...told }));
}
