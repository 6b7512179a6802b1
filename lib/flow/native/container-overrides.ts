import { ContainerNotStarted } from "../container-not-started.ts";
import { type GivenFiles, givenFiles } from "./give-file.ts";
import type { NativeContainer } from "./run-container.ts";

/** What a call says of a container, beside what its task definition says. */
export interface ContainerOverrides {
  readonly command: readonly string[];
  /** The container's own variables. */
  readonly environment: Readonly<Record<string, string>>;
  readonly files: GivenFiles;
}

/**
 * What `command` and `environment` say of the input. What ECS would refuse for its length is refused here too.
 *
 * @param known what else stands in the environment
 */
export function containerOverrides<Input>(
  name: string,
  options: NativeContainer<Input>,
  input: Input,
  known: Readonly<Record<string, string>>,
): ContainerOverrides {
  const files: GivenFiles = new Map();
  const { command, environment } = givenFiles.run({ container: name, files }, () => ({
    command: options.command?.(input),
    environment: options.environment?.(input) ?? {},
  }));
  const size = characters(name, command, { ...known, ...environment });
  if (size > MOST) throw new ContainerNotStarted(name, tooLong(size));
  return { command: command ?? [], environment, files };
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskOverride.html */
const MOST = 8192;

/** A deployment's tags stand in the task definition. */
function characters(
  name: string,
  command: readonly string[] | undefined,
  variables: Readonly<Record<string, string>>,
): number {
  const environment = Object.entries(variables)
    .filter(([variable]) => !variable.startsWith("DD_"))
    .map(([variable, value]) => ({ Name: variable, Value: value }));
  const own = { Name: name, Command: command, Environment: environment };
  return JSON.stringify({ ContainerOverrides: [own] }).length;
}

/** ECS's words, and what helps. */
function tooLong(size: number): string {
  return `Container Overrides length must be at most ${MOST}: command and environment have ${size} characters; write what is large among them as file(value)`;
}
