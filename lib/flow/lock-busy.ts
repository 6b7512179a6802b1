/**
 * A lock that has no place, where `whenBusy` is `"fail"`. A flow may catch it.
 *
 * @example
 * ```ts
 * try {
 *   await withLock("warehouse", { whenBusy: "fail" }, async () => await load({ day }));
 * } catch (error) {
 *   if (!(error instanceof LockBusy)) throw error;
 *   await notify({ text: "somebody else is loading" });
 * }
 * ```
 */
export class LockBusy extends Error {
  override readonly name = "LockBusy";
}
