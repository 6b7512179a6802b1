/** What runs in Lambda where flows have locks; the runtime brings AWS's SDK. */
import { Logger } from "@aws-lambda-powertools/logger";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SFNClient } from "@aws-sdk/client-sfn";
import { lockPorts } from "../../lib/operations/index.ts";
import { locksHandler } from "./locks-handler.ts";

const table = process.env["NAGARE_LOCKS_TABLE"];
if (table === undefined) throw new Error("NAGARE_LOCKS_TABLE names no table");

export const handler = locksHandler(
  lockPorts({ dynamodb: new DynamoDBClient(), stepFunctions: new SFNClient(), table }),
  new Logger(),
);
