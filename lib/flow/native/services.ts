import { extname } from "node:path";

/** A call of an AWS service, as a flow writes it. */
export interface NativeServiceCall {
  readonly service: string;
  readonly action: string;
  readonly pattern: "requestResponse" | "sync" | "waitForTaskToken";
  readonly arguments: object;
}

/** Performs calls as the local service does, with the client that the project has installed: same spelling, results and errors. */
export interface Services {
  performService(call: NativeServiceCall): Promise<unknown>;
  /** The same, by the Resource of a Task state. */
  performResource(resource: string, given: object): Promise<unknown>;
}

/**
 * Finds what performs calls by an address that no compiler and no bundler follows: the vocabulary stays small for whoever only reads it. To be awaited
 * before a call's `timeout` begins, which is about the call alone.
 */
export async function findServices(): Promise<Services> {
  const file = `../../local/integrations/index${extname(import.meta.url)}`;
  return await import(new URL(file, import.meta.url).href);
}
