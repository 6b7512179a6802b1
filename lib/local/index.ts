/**
 * Step Functions on this machine: the engine behind the real API, with the project's own functions and containers as its tasks. Durable: what was
 * running when the process died goes on when the service is started again.
 *
 * 1. Listens on 127.0.0.1 alone, and answers nobody who comes through a web page of another origin.
 * 2. Nothing reaches AWS unless it is allowed to.
 * 3. A history is only ever appended to; what a client was told has been kept before.
 */

export { type Clock, realClock, skippingClock } from "./clock/index.ts";
export type { EventInput, EventRule } from "./events/index.ts";
export { HistoryUnavailable, type OutputLine, type OutputQuery } from "./history/index.ts";
export { localMachineArn } from "./local-machine-arn.ts";
export type { LocalService, LocalServiceOptions } from "./local-service.ts";
export { type Announcement, announcedService } from "./running-service.ts";
export type { LocalSchedule } from "./scheduler/index.ts";
export { PortUnavailable } from "./server.ts";
export { startLocalService } from "./start-local-service.ts";
export type {
  ContainerDeclaration,
  TaskCall,
  TaskDeclaration,
  TaskListener,
  TaskRunner,
  TaskWork,
} from "./tasks/index.ts";
export type { LocalDeadline } from "./watchdog/index.ts";
