/** What a definition costs to run, read off the definition alone. */
export { eventsPerTurn, leastEvents, statsOf } from "./stats.ts";
