import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, vi } from "vitest";

/** For each test a folder of its own: the flows write their data and reports there. */
export function useTemporaryFolders(): { readonly data: string; readonly reports: string } {
  const folders = { root: "", data: "", reports: "" };
  beforeEach(async () => {
    folders.root = await mkdtemp(join(tmpdir(), "nagare-flows-"));
    folders.data = join(folders.root, "data");
    folders.reports = join(folders.root, "reports");
    vi.stubEnv("DATA_DIR", folders.data);
    vi.stubEnv("REPORT_DIR", folders.reports);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folders.root, { recursive: true });
  });
  return folders;
}
