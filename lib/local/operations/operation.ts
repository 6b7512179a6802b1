import { type Members, type RequestOf, readRequest } from "../requests/index.ts";
import type { Service } from "../service.ts";

/** One operation of the API. */
export interface Operation {
  /**
   * @param body the request, JSON text
   * @param gone when nobody waits for the answer any more
   * @throws ApiError
   */
  answer(body: string, service: Service, gone: AbortSignal): Promise<object>;
}

/** An operation from the shape of its request and what it does. */
export function operation<const M extends Members>(
  members: M,
  run: (request: RequestOf<M>, service: Service, gone: AbortSignal) => object | Promise<object>,
): Operation {
  return {
    async answer(body, service, gone) {
      return await run(readRequest(members, body), service, gone);
    },
  };
}

/** An instant in AWS's JSON: seconds since 1970. */
export const seconds = (milliseconds: number): number => milliseconds / 1000;

/** A member that is there only if it has a value. */
export function given<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [N in Name]?: Value } {
  // An object with exactly this member.
  return (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: Value };
}
