/** What waits on a lock, and what becomes of a place when its run has ended: the function that states, status events and a schedule call. */
export { locksHandler } from "./locks-handler.ts";
