/** Graph → States Language. */
export { type Emitted, emit } from "./emit.ts";
