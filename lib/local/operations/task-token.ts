import { errors } from "../errors.ts";
import type { Happening } from "../runs/index.ts";
import type { Service } from "../service.ts";

type TaskHappening = Extract<Happening, { readonly taskId: string }>;
type Answer = TaskHappening extends infer One
  ? One extends TaskHappening
    ? Omit<One, "taskId">
    : never
  : never;

/**
 * Tells the run that waits for a token.
 * @throws InvalidToken, TaskTimedOut
 */
export async function answerToken(
  { store, runs }: Service,
  taskToken: string,
  answer: Answer,
): Promise<void> {
  const owner = store.token(taskToken);
  if (owner === undefined) throw errors.invalidToken("Invalid token");
  const { executionArn, taskId } = owner;
  const isHeard = await runs.feed(executionArn, { ...answer, taskId });
  if (!isHeard) throw errors.taskTimedOut("Provided task does not exist anymore");
}
