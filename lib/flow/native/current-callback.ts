import { AsyncLocalStorage } from "node:async_hooks";

/** The callback that a natively called step sends the token of. */
export interface CurrentCallback {
  /** Sends, and waits for the answer: one try of the step. */
  tried(send: () => Promise<unknown>): Promise<unknown>;
}

/** Undefined in the step itself, and in what that calls. */
export const currentCallback = /* @__PURE__ */ new AsyncLocalStorage<CurrentCallback | undefined>();
