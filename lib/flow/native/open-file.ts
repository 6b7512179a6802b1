import { ContainerExited } from "../container-exited.ts";
import type { GivenFiles } from "./give-file.ts";
import { openObjects } from "./open-objects.ts";
import type { Output } from "./open-report.ts";

/** A place where a natively run container writes its result, and finds what it is given. */
export async function openFile(container: string, given: GivenFiles): Promise<Output> {
  const path = `/nagare-local-data/runs/native/${container}-${crypto.randomUUID()}.json`;
  const objects = new Map(given);
  const { environment, close } = await openObjects(objects, path);
  return {
    environment: { NAGARE_OUTPUT: `s3:/${path}`, ...environment },
    // It may be written and the container fail after that.
    isAnswered: (exitCode) => exitCode === 0,
    missed: new Promise<never>(() => {}),
    result: async () => {
      const written = objects.get(path);
      if (written === undefined) throw exited(container, "ended without writing NAGARE_OUTPUT");
      return parsed(container, written);
    },
    close,
  };
}

function parsed(container: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const error = exited(container, "did not write JSON of its output's type to NAGARE_OUTPUT");
    error.cause = cause;
    throw error;
  }
}

function exited(container: string, how: string): ContainerExited {
  return Object.assign(new ContainerExited(container, 0), {
    message: `container ${container} ${how}`,
  });
}
