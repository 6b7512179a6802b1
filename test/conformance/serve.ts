/** The local service alone, for whoever replays recordings against it: `serve.ts PORT`. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLocalService } from "../../lib/local/index.ts";

const folder = mkdtempSync(join(tmpdir(), "nagare-conformance-"));
const service = await startLocalService({
  port: Number(process.argv[2] ?? 0),
  directory: join(folder, ".nagare"),
  projectDirectory: join(import.meta.dirname, "../.."),
});
process.stdout.write(`${service.endpoint}\n`);
process.once("SIGTERM", async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
