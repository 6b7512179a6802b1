import type { LoadedFlow } from "../1-load/index.ts";
import type { ShapeCheck } from "../ir/index.ts";
import {
  and,
  binary,
  call,
  conditional,
  type Expression,
  literal,
  member,
  object,
  source,
} from "../jsonata/index.ts";

/** Where a run's params are. */
export interface GivenParams {
  readonly value: Expression;
  /** They should be in the input, and are not. */
  readonly lost?: ShapeCheck;
}

/**
 * The input itself; where another flow's end may have started the run, and the input has that end, what is in there. A rule can't take the output out of its text, so the
 * first state does: that costs no state of its own.
 */
export function givenParams({ triggers }: Pick<LoadedFlow, "triggers">): GivenParams {
  const input = source("params");
  const ends = triggers.flatMap((each) =>
    each.kind === "flow" && each.handsOver ? [each.ends] : [],
  );
  if (ends.length === 0) return { value: input };
  const ended = member(member(input, "nagare"), "ended");
  const failed = ends.includes("failed")
    ? conditional(call("exists", ended), failureOf(ended), input)
    : input;
  if (!ends.includes("succeeded")) return { value: failed };
  const output = member(ended, "output");
  return {
    value: conditional(isText(output), call("parse", output), failed),
    lost: lostOutput(ended),
  };
}

function failureOf(ended: Expression): Expression {
  const texts = ["error", "cause"].map((key) => {
    const value = member(ended, key);
    return { key, value: conditional(isText(value), value) };
  });
  return object([
    { key: "run", value: member(ended, "executionArn") },
    { key: "status", value: member(ended, "status") },
    ...texts,
  ]);
}

/** Step Functions leaves data out of an event that would be larger than EventBridge takes. */
function lostOutput(ended: Expression): ShapeCheck {
  const isSuccess = binary("=", member(ended, "status"), literal("SUCCEEDED"));
  const isLost = binary("!=", call("type", member(ended, "output")), literal("string"));
  return {
    wrong: and(isSuccess, isLost),
    message: binary(
      "&",
      literal("EventBridge takes no event as large as the output of "),
      binary("&", member(ended, "executionArn"), literal(": return where the data is instead")),
    ),
  };
}

function isText(value: Expression): Expression {
  return binary("=", call("type", value), literal("string"));
}
