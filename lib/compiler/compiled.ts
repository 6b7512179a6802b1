/** The compiler's light door: what is asked of flows that are compiled already. It brings no TypeScript, which takes longer to load than most commands to run. */
export { checkParams } from "./check-params.ts";
export { failsAgain } from "./fails-again.ts";
