/**
 * What Datadog shows and watches of an environment's flows: monitors and a dashboard as its API takes them, made of the compiled project and the environment, and their way there.
 */
export { type Applied, applyParts, type DatadogParts } from "./apply.ts";
export { type Dashboard, dashboardOf } from "./dashboard.ts";
export { type DatadogAccess, type DatadogApi, DatadogError, datadogApi } from "./datadog-api.ts";
export { type Monitor, monitorsOf } from "./monitors.ts";
export { type Watched, watchedOf } from "./watched.ts";
