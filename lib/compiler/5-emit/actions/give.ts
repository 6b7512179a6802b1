import type { GiveAction } from "../../ir/index.ts";
import { binary, call, type Expression, list, literal } from "../../jsonata/index.ts";
import type { GraphContext } from "../emit-graph.ts";
import { dataBucket } from "../local-names.ts";
import { template } from "../template.ts";
import { contextMember } from "./context-member.ts";
import type { Integration } from "./index.ts";

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export function emitGive(action: GiveAction, { flow, variables }: GraphContext): Integration {
  const key = keyOf(action, flow);
  return {
    resource: "arn:aws:states:::aws-sdk:s3:putObject",
    fields: {
      Bucket: dataBucket,
      Key: template(key, variables),
      Body: template(action.value, variables),
    },
    result: key,
  };
}

/** One of its own for each state, item and turn, and the same in a retry and a redrive. */
function keyOf({ container, turns }: GiveAction, flow: string): Expression {
  const state = contextMember("State", "Name");
  const place = turns.length === 0 ? state : call("string", list(state, ...turns));
  return [
    contextMember("Execution", "Name"),
    literal(`/${container}-`),
    call("hash", place, literal("MD5")),
    literal(".json"),
  ].reduce((left, right) => binary("&", left, right), literal(`runs/${flow}/`));
}
