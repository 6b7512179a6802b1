import type { SFNClient } from "@aws-sdk/client-sfn";
import type { Tokens } from "../../locks/index.ts";
import { answerToken, type TokenAnswer } from "../answer-token.ts";

export function tokens(client: SFNClient): Tokens {
  const answered = async (token: string, answer: TokenAnswer): Promise<"told" | "closed"> => {
    try {
      await answerToken(client, token, answer);
      return "told";
    } catch (error) {
      if (error instanceof Error && CLOSED.includes(error.name)) return "closed";
      throw error;
    }
  };
  return {
    succeed: (token, output) =>
      answered(token, { kind: "success", output: JSON.stringify(output) }),
    fail: (token, error, cause) => answered(token, { kind: "failure", error, cause }),
  };
}

/** Its state has gone on, its try was given up, or its run has ended. */
const CLOSED: readonly string[] = ["TaskTimedOut", "TaskDoesNotExist", "InvalidToken"];
