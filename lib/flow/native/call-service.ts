import { extname } from "node:path";

/** A call of an AWS service, as a flow writes it. */
export interface NativeServiceCall {
  readonly service: string;
  readonly action: string;
  readonly pattern: "requestResponse" | "sync" | "waitForTaskToken";
  readonly arguments: object;
}

interface Services {
  performService(call: NativeServiceCall): Promise<unknown>;
}

/**
 * Calls the service as the local service does, with the client that the project has installed: same spelling, results and errors. What does it is
 * found at the first call, by an address that no compiler and no bundler follows: the vocabulary stays small for whoever only reads it.
 */
export async function callService(call: NativeServiceCall): Promise<unknown> {
  const file = `../../local/integrations/index${extname(import.meta.url)}`;
  const services: Services = await import(new URL(file, import.meta.url).href);
  return await services.performService(call);
}
