import { SFNClient } from "@aws-sdk/client-sfn";
import { findStateMachine, liveAlias, watchRun } from "../../operations/index.ts";
import { unreachable } from "../cli-error.ts";
import { askLocks } from "./ask-locks.ts";
import type { Connection } from "./connection.ts";
import { plainError } from "./plain-error.ts";

/** Connects to an environment on AWS, by the SDK's standard settings. */
export function toEnvironment(env: string): Connection {
  const client = new SFNClient({});
  const ask: Connection["ask"] = async (question) => {
    try {
      return await question(client);
    } catch (error) {
      throw plainError(error);
    }
  };
  const stateMachineArn = async (flow: string): Promise<string> => {
    const name = `nagare-${env}-${flow}`;
    const arn = await ask((asked) => findStateMachine(asked, name));
    if (arn === undefined) throw unreachable(`there is no state machine ${name}: is it deployed?`);
    return arn;
  };
  return {
    env,
    isHere: false,
    ask,
    locks: (question) =>
      ask((stepFunctions) =>
        askLocks({ table: `nagare-${env}-locks`, stepFunctions, config: {} }, question),
      ),
    stateMachineArn,
    startArn: async (flow) => liveAlias(await stateMachineArn(flow)),
    async *watch(executionArn, options) {
      try {
        yield* watchRun(client, executionArn, options);
      } catch (error) {
        throw plainError(error);
      }
    },
    taskOutput: async () => [],
    lateRuns: async () => [],
    guests: async () => 0,
    [Symbol.asyncDispose]: async () => client.destroy(),
  };
}
