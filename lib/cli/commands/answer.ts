import type { Command } from "commander";
import { answerToken, type TokenAnswer } from "../../operations/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { connect } from "../connect/connect.ts";
import { openProject } from "../project.ts";

interface Options {
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly env?: string;
}

/** `nagare answer TOKEN`: tells a run that waits in a `callback` how to go on. */
export function addAnswer(program: Command): void {
  program
    .command("answer")
    .argument("<token>", "that the callback sent")
    .description("answer the token of a callback, so that its run goes on")
    .option("--output <json>", "what the callback gives (default: null)")
    .option("--error <name>", "the callback throws an error that is called so")
    .option("--cause <text>", "the error's message")
    .option("--env <name>", "an environment of flows/environments.ts; without it: this machine")
    .addHelpText("after", `\nExample: nagare answer "$TOKEN" --output '{"approved": true}'`)
    .action(answer);
}

async function answer(token: string, options: Options): Promise<void> {
  const given = answerIn(options);
  const { env } = options;
  const project = await openProject();
  await using connection = await connect(project, env === undefined ? {} : { env });
  await connection.ask((client) => answerToken(client, token, given)).catch(explained);
  console.log(given.kind === "success" ? "answered" : `answered with ${given.error}`);
}

function explained(error: unknown): never {
  const cause = error instanceof Error ? error.cause : undefined;
  const problem = cause instanceof Error ? PROBLEMS.get(cause.name) : undefined;
  throw problem === undefined ? error : wrongUsage(problem, error);
}

const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ["InvalidToken", "no run has sent this token: is it whole?"],
  ["TaskDoesNotExist", "no run waits for this token any more"],
  ["TaskTimedOut", "no run waits for this token any more: it was answered, or the wait is over"],
]);

function answerIn({ output, error, cause }: Options): TokenAnswer {
  if (error === undefined) {
    if (cause !== undefined) throw wrongUsage("--cause is the message of an --error");
    return { kind: "success", output: checked(output ?? "null") };
  }
  if (output !== undefined) throw wrongUsage("an answer is an --output or an --error, not both");
  return { kind: "failure", error, ...(cause !== undefined && { cause }) };
}

function checked(output: string): string {
  try {
    JSON.parse(output);
    return output;
  } catch (error) {
    const cause = error instanceof Error ? error : undefined;
    throw wrongUsage(
      `--output is no JSON: ${output}; a text needs quotes of its own: '"text"'`,
      cause,
    );
  }
}
