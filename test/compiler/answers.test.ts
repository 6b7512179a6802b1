/** What answers a step from outside is held against the type that the flow gave it. */
import { expect, it } from "vitest";
import type { JsonValue } from "../../lib/asl/index.ts";
import { compileProject } from "../../lib/compiler/index.ts";
import { simulate } from "../../lib/engine/index.ts";
import { inFolder } from "./support/in-folder.ts";

const source = `import { callback, flow, task } from "nagare";

export const ask = task("ask", async (question: { token: string }) => {});

interface Answer {
  readonly approved: boolean;
  readonly by?: string;
}

export default flow("approve", async ({ again = false }: { again?: boolean }) => {
  try {
    const { approved } = await callback<Answer>("first", async (token) => ask({ token }));
    return { approved };
  } catch (error) {
    if (!again) throw error;
    const name = await callback<"yes" | "no">("second", async (token) => ask({ token }));
    return { name };
  }
});
`;

const [compiled] = inFolder(
  { "flows/approve.ts": source },
  (folder) => compileProject(folder).flows,
);

/** The run, each answer for one call. */
function answered(input: JsonValue, ...answers: readonly JsonValue[]) {
  if (compiled === undefined) throw new Error("the flow doesn't compile");
  const left = [...answers];
  const tasks = { "nagare-local-ask": () => left.shift() ?? null };
  return simulate(compiled.definition, input, { tasks });
}

it("takes an answer of its type", async () => {
  const { output } = await answered({}, { approved: true });
  expect(output).toEqual({ approved: true });
});

it.each<[JsonValue, string]>([
  [{ approved: "yes" }, "approved: expected boolean, got string"],
  [{ approved: true, by: 5 }, "by: expected string, got number"],
  [{}, "approved: expected boolean, got nothing"],
  [[true], "expected object, got array"],
  [null, "expected object, got null"],
])("refuses %j, with what is wrong", async (answer, problem) => {
  const { error, cause } = await answered({}, answer);
  expect(error).toBe("States.QueryEvaluationError");
  expect(cause).toContain(`flow approve, step first: ${problem}`);
});

it("lets the flow catch that, and not its params", async () => {
  const { output } = await answered({ again: true }, {}, "no");
  expect(output).toEqual({ name: "no" });
  const wrong = await answered({ again: true }, {}, "maybe");
  expect(wrong.cause).toContain('flow approve, step second: expected "no" or "yes", got maybe');
  const { error } = await answered({ again: 1 });
  expect(error).toBe("InvalidParams");
});
