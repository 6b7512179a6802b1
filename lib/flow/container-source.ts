import type { Parameter } from "./parameter.ts";
import type { Secret } from "./secret.ts";

/** What a container is made of: an image, for which nagare makes the task definition, or a task definition that is there already. Exactly one of them. */
export type ContainerSource =
  | (OwnTaskDefinition & { readonly taskDefinition?: never; readonly containerName?: never })
  | (ExistingTaskDefinition & { readonly [Option in keyof OwnTaskDefinition]?: never });

/** What goes into the task definition of a container. */
export interface OwnTaskDefinition {
  /** A folder with a Dockerfile, relative to the flow's file and starting with `.`, or an image URI. */
  readonly image: string;
  /** The processor that the image is made for. ARM costs a fifth less. @default "x86_64" */
  readonly architecture?: "x86_64" | "arm64";
  /** Ephemeral disk in GiB, 21 to 200, on Fargate. @default Fargate's 20 GiB, which cost nothing */
  readonly storage?: number;
  /**
   * Environment variables whose values ECS reads from Secrets Manager or the Parameter Store when the container starts. On a laptop they come from the shell or the
   * project's `.env`, under the variable's name.
   */
  readonly secrets?: Readonly<Record<string, Secret | Parameter>>;
}

/** A task definition that somebody else made and keeps. */
export interface ExistingTaskDefinition {
  /**
   * The family; each run starts its newest active revision. `taskDefinitions` of an environment says which roles it has, and may name another family.
   */
  readonly taskDefinition: string;
  /** The container in it whose command, environment and exit code count. @default the step's name */
  readonly containerName?: string;
}

/**
 * Whose machines a container runs on: Fargate; Fargate Spot, up to 70 % cheaper, which may take a container away after two minutes' notice; or a capacity provider of
 * the environment's own cluster, such as EC2 machines in an auto scaling group.
 */
export type Capacity = "fargate" | "fargate-spot" | { readonly provider: string };
