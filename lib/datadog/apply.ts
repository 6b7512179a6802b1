import { isDeepStrictEqual } from "node:util";
import type { Dashboard } from "./dashboard.ts";
import type { DatadogApi } from "./datadog-api.ts";
import { type Monitor, namePrefix } from "./monitors.ts";

/** What became of a monitor or of the dashboard. One that is `left` is of this environment and not of the project any more: a person may have made it. */
export interface Applied {
  readonly kind: "monitor" | "dashboard";
  readonly name: string;
  readonly id: string;
  readonly result: "created" | "updated" | "unchanged" | "left";
}

export interface DatadogParts {
  readonly monitors: readonly Monitor[];
  readonly dashboard: Dashboard;
}

/** Creates what isn't there and updates what is otherwise: known again by name, monitors by the tag `managed:nagare` too. Tells of each as it is done. */
export async function* applyParts(
  api: DatadogApi,
  environment: string,
  { monitors, dashboard }: DatadogParts,
): AsyncGenerator<Applied, void> {
  const known = await knownMonitors(api, environment);
  for (const monitor of monitors) {
    yield await applyMonitor(
      api,
      monitor,
      known.find(({ name }) => name === monitor.name),
    );
  }
  yield await applyDashboard(api, dashboard);
  const names = new Set(monitors.map(({ name }) => name));
  for (const { id, name } of known.filter((each) => !names.has(each.name))) {
    yield { kind: "monitor", name, id: String(id), result: "left" };
  }
}

type Known = Partial<Monitor> & { readonly id: number; readonly name: string };

const PAGE = 500;

async function knownMonitors(api: DatadogApi, environment: string): Promise<readonly Known[]> {
  const found: Known[] = [];
  for (let page = 0; ; page++) {
    const query = new URLSearchParams({
      monitor_tags: "managed:nagare",
      page: String(page),
      page_size: String(PAGE),
    });
    const some = (await api.send("GET", `/api/v1/monitor?${query}`)) as readonly Known[];
    found.push(...some);
    if (some.length < PAGE) break;
  }
  const prefix = namePrefix(environment);
  return found.filter(({ name }) => name.startsWith(prefix));
}

async function applyMonitor(
  api: DatadogApi,
  monitor: Monitor,
  known: Known | undefined,
): Promise<Applied> {
  const { name } = monitor;
  if (known === undefined) {
    const { id } = (await api.send("POST", "/api/v1/monitor", monitor)) as Known;
    return { kind: "monitor", name, id: String(id), result: "created" };
  }
  const id = String(known.id);
  if (isAs(monitor, known)) return { kind: "monitor", name, id, result: "unchanged" };
  // The type of a monitor can't be changed, and Datadog refuses to be told it again differently.
  const { type: _, ...changes } = monitor;
  await api.send("PUT", `/api/v1/monitor/${id}`, changes);
  return { kind: "monitor", name, id, result: "updated" };
}

/** Datadog adds options of its own. */
function isAs({ query, message, tags, options }: Monitor, known: Known): boolean {
  const own = Object.keys(options).map((key) => [
    key,
    known.options?.[key as keyof Monitor["options"]],
  ]);
  return isDeepStrictEqual(
    { query, message, tags: tags.toSorted(), options },
    {
      query: known.query,
      message: known.message,
      tags: known.tags?.toSorted(),
      options: Object.fromEntries(own),
    },
  );
}

interface DashboardSummary {
  readonly id: string;
  readonly title: string;
  readonly description?: string | null;
}

async function applyDashboard(api: DatadogApi, dashboard: Dashboard): Promise<Applied> {
  const { title: name, description } = dashboard;
  const { dashboards } = (await api.send("GET", "/api/v1/dashboard")) as {
    readonly dashboards: readonly DashboardSummary[];
  };
  const known = dashboards.find(
    (each) => each.title === name && each.description?.includes("nagare datadog"),
  );
  if (known === undefined) {
    const { id } = (await api.send("POST", "/api/v1/dashboard", dashboard)) as DashboardSummary;
    return { kind: "dashboard", name, id, result: "created" };
  }
  const { id } = known;
  if (known.description === description)
    return { kind: "dashboard", name, id, result: "unchanged" };
  await api.send("PUT", `/api/v1/dashboard/${id}`, dashboard);
  return { kind: "dashboard", name, id, result: "updated" };
}
