import type { Datadog, DatadogEvents, DatadogSite, Environment } from "../../flow/index.ts";

/** What an environment says of Datadog, with what it leaves out. */
export interface DatadogSettings {
  readonly site: DatadogSite;
  /** Empty where nothing needs it. */
  readonly apiKeySecret: string;
  readonly lambda: NonNullable<Datadog["lambda"]>;
  readonly containers: NonNullable<Datadog["containers"]>;
  readonly layers: { readonly extension: number; readonly node: number };
  readonly forwarderArn: string | undefined;
}

/** Undefined where the environment is not shown in Datadog. */
export function datadogSettings({
  datadog,
  notify,
}: Pick<Environment, "datadog" | "notify">): DatadogSettings | undefined {
  if (datadog === undefined) return undefined;
  const { lambda = "extension", containers = "awslogs", forwarderArn } = datadog;
  const shared = { ...notify?.datadog, ...datadog };
  return {
    site: shared.site ?? SITE,
    apiKeySecret: shared.apiKeySecret ?? "",
    lambda,
    containers,
    layers: { ...LAYERS, ...datadog.layers },
    forwarderArn,
  };
}

/** Where events about failures go, and with which key; undefined where they go nowhere in Datadog. */
export function eventSettings({
  datadog,
  notify,
}: Pick<Environment, "datadog" | "notify">): Required<DatadogEvents> | undefined {
  if (notify?.datadog === undefined) return undefined;
  const { site = SITE, apiKeySecret = "" } = { ...datadog, ...notify.datadog };
  return { site, apiKeySecret };
}

const SITE = "datadoghq.com";

/** The newest that are known to be there; they have to be at least 75 and 116 for traces that go on from a run's. */
const LAYERS = { extension: 104, node: 143 } as const;
