import { AsyncLocalStorage } from "node:async_hooks";

/** The objects that a container's command and environment give it, by their paths: `/bucket/key`. */
export type GivenFiles = Map<string, string>;

/** Where `file(…)` leaves its value while a container's command and environment are made. */
export const givenFiles = new AsyncLocalStorage<{
  readonly container: string;
  readonly files: GivenFiles;
}>();

/** Keeps the value for the container, and gives its address. */
export function giveFile(value: unknown): string {
  const giving = givenFiles.getStore();
  if (giving === undefined)
    throw new Error("file(value) stands in the command or environment of a container only");
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined || value === null)
    throw new Error(`file(value) of container ${giving.container} has no value`);
  const path = `/nagare-local-data/runs/native/${giving.container}-${crypto.randomUUID()}.json`;
  giving.files.set(path, text);
  return `s3:/${path}`;
}
