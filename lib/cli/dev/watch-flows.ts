import { watch } from "node:fs";
import { join } from "node:path";

/** Editors write a file in several steps: wait until they are done. */
const QUIET_MILLISECONDS = 100;

/** Tells which files below `flows/` have changed, one batch at a time: the next once the last was dealt with. */
export function watchFlows(
  directory: string,
  changed: (files: ReadonlySet<string>) => Promise<void>,
): AsyncDisposable {
  let timer: NodeJS.Timeout | undefined;
  let files = new Set<string>();
  let work = Promise.resolve();
  const watcher = watch(join(directory, "flows"), { recursive: true }, (_, file) => {
    if (file !== null) files.add(`flows/${file}`);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const batch = files;
      files = new Set();
      work = work.then(() => changed(batch));
    }, QUIET_MILLISECONDS);
  });
  return {
    async [Symbol.asyncDispose]() {
      watcher.close();
      clearTimeout(timer);
      await work;
    },
  };
}
