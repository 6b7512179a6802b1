import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { JsonValue, StateMachine } from "../../lib/asl/index.ts";
import { type SimulatedTask, type Simulation, simulate } from "../../lib/engine/index.ts";

/** Executions recorded from AWS, where the corpus is at hand. */
const corpus = resolve(import.meta.dirname, "../../../shared/aws-histories");

export const hasCorpus = existsSync(join(corpus, "cases"));

export interface RecordedCase {
  readonly id: string;
  readonly file: string;
  readonly group: string;
  readonly category: string;
  readonly kind: string;
  readonly definition: StateMachine;
  readonly input: JsonValue;
  readonly dynamicInput?: readonly { readonly text: string; readonly nowPlusDays: number }[];
  readonly functions?: Readonly<Record<string, Behaviour>>;
  readonly recorded: { readonly status: string };
}

type Behaviour =
  | { readonly kind: "echo" }
  | { readonly kind: "return"; readonly value: JsonValue }
  | {
      readonly kind: "returnRaw";
      readonly text?: string;
      readonly repeat?: string;
      readonly count?: number;
    }
  | { readonly kind: "raise"; readonly error: string; readonly message: string }
  | { readonly kind: "sleep"; readonly seconds: number; readonly then: Behaviour }
  | { readonly kind: "js"; readonly body: string };

export interface Report {
  readonly outcome: { readonly equal: boolean };
  readonly history: { readonly equal: boolean };
}

export function recordedCases(): readonly RecordedCase[] {
  const folder = join(corpus, "cases");
  return readdirSync(folder)
    .map((file) => ({ file, ...JSON.parse(readFileSync(join(folder, file), "utf8")) }))
    .filter(({ kind, category }) => /execution|outcome/.test(kind) && /[ab]/.test(category));
}

export async function comparer(): Promise<(recorded: RecordedCase, actual: unknown) => Report> {
  const { compareCase } = await import(join(corpus, "compare.mjs"));
  return compareCase;
}

const account = "111111111111";

export function simulateCase(recorded: RecordedCase): Promise<Simulation> {
  const startTime = Date.UTC(2026, 0, 1);
  return simulate(recorded.definition, inputOf(recorded, startTime), {
    startTime,
    tasks: Object.fromEntries(
      Object.entries(recorded.functions ?? {}).map(([name, does]) => [name, taskOf(does)]),
    ),
    start: {
      executionArn: `arn:aws:states:us-east-1:${account}:execution:machine:execution-name`,
      executionName: "execution-name",
      stateMachineArn: `arn:aws:states:us-east-1:${account}:stateMachine:machine`,
      stateMachineName: "machine",
      roleArn: `arn:aws:iam::${account}:role/snf_role_arn`,
    },
  });
}

function inputOf({ input, dynamicInput = [] }: RecordedCase, startTime: number): JsonValue {
  let text = JSON.stringify(input);
  for (const { text: placeholder, nowPlusDays } of dynamicInput) {
    const time = new Date(startTime + nowPlusDays * 86_400_000).toISOString();
    text = text.replaceAll(placeholder, time);
  }
  return JSON.parse(text);
}

function taskOf(behaviour: Behaviour): SimulatedTask {
  switch (behaviour.kind) {
    case "echo":
      return (payload) => payload;
    case "return":
      return () => behaviour.value;
    case "returnRaw":
      return () => behaviour.text ?? (behaviour.repeat ?? "").repeat(behaviour.count ?? 0);
    case "raise":
      return () => {
        throw Object.assign(new Error(behaviour.message), { name: behaviour.error });
      };
    case "sleep":
      return async (payload, call) => {
        await call.sleep(behaviour.seconds);
        return taskOf(behaviour.then)(payload, call);
      };
    case "js":
      return new Function("event", behaviour.body) as SimulatedTask;
  }
}
