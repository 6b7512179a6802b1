import type { JsonObject } from "../asl/index.ts";

/** A task definition that flows run: one of our own, or one that is there already. */
export interface RunnableTask {
  readonly family: string;
  /** Its task role and its execution role, as far as it has them. */
  readonly roleArns: readonly string[];
  /** How it takes part in the environment's network: as Fargate does, as a machine's task with an interface of its own, or not at all. */
  readonly network: "fargate" | "machine" | "none";
  /** What registers a revision like it: the arguments of `registerTaskDefinition`. */
  registration(): JsonObject;
}
