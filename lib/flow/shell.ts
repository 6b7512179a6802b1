import { basename, extname } from "node:path";
import { getCallSites } from "node:util";
import {
  type Container,
  type ContainerOptions,
  type ContainerResult,
  callable,
  type Reporting,
} from "./container.ts";
import type { OwnTaskDefinition } from "./container-source.ts";
import type { Duration } from "./duration.ts";

/** Options of a script: those of a container. */
export interface ShellOptions<
  Input,
  Codes extends Readonly<Record<number, string>> = Readonly<Record<number, never>>,
  Output = undefined,
> extends Omit<ContainerOptions<Input, Codes, Output>, "local">,
    Partial<OwnTaskDefinition> {
  /** What it runs in: an image URI, or a folder with a Dockerfile. @default "public.ecr.aws/docker/library/debian:stable-slim" */
  readonly image?: string;
  /** Unique in the project. @default the file's name without extension */
  readonly name?: string;
}

/**
 * A step that is a script, unchanged, in a stock image: no image to build, no Docker to deploy. Its text goes into the ECS task definition, and the container runs it by
 * its first line (`#!/bin/sh`, `#!/usr/bin/env ruby`, …). `command` gives its arguments. On a laptop it is a process, in a folder of its own.
 *
 * @param script a file, relative to the flow's file; at most 32 KiB of text
 * @example
 * ```ts
 * export const load = shell("./scripts/load.sh", { command: ({ date }: { date: string }) => ["--date", date] });
 * ```
 * Becomes an `ecs:runTask.sync` Task state, as a {@link container} does.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export function shell<Input = undefined, Output = unknown>(
  script: string,
  options: ShellOptions<Input, Readonly<Record<number, never>>, Output> & Reporting<Output>,
): Container<Input, Output>;
export function shell<
  Input = undefined,
  const Codes extends Readonly<Record<number, string>> = Readonly<Record<never, never>>,
>(script: string, options?: ShellOptions<Input, Codes>): Container<Input, ContainerResult<Codes>>;
export function shell<Input>(
  script: string,
  options: ShellOptions<Input, Readonly<Record<number, string>>, unknown> & {
    readonly heartbeat?: Duration;
  } = {},
): Container<Input, unknown> {
  const declaredIn = getCallSites(2)[1]?.scriptName ?? process.cwd();
  const { name = basename(script, extname(script)), ...own } = options;
  return callable(name, { image: STOCK_IMAGE, ...own, script }, declaredIn);
}

/** Small, with a shell, core utilities and a trustworthy publisher; the compiler knows it too. */
const STOCK_IMAGE = "public.ecr.aws/docker/library/debian:stable-slim";
