import { askLocal } from "./ask-local.ts";

/** Has the local service at `endpoint` take up its project's flows and tasks as they are now. */
export async function reloadProject(endpoint: string): Promise<void> {
  await askLocal(endpoint, "ReloadProject", {});
}
