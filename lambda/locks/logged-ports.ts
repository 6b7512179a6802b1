import type { LockPorts } from "../../lib/locks/index.ts";

/** Powertools' logger, or one of the local service. */
export interface LocksLogger {
  info(message: string, attributes: Readonly<Record<string, unknown>>): void;
  error(message: string, error: Error): void;
}

/** Notes who was given a place, who lost one and who was stopped: what people ask when a run waits. */
export function loggedPorts(ports: LockPorts, logger: LocksLogger): LockPorts {
  const { store, executions } = ports;
  return {
    ...ports,
    store: {
      ...store,
      async change(lock, change) {
        const written = await store.change(lock, change);
        const { out, in: entering } = change;
        if (written !== undefined && out.length + entering.length > 0) {
          const [given, taken] = [entering.map(({ holder }) => holder), out];
          const { lock: name, key, fence } = written;
          logger.info("places changed hands", { lock: name, key, fence, given, taken });
        }
        return written;
      },
      async lose(places) {
        await store.lose(places);
        logger.info("failed runs lose their places", { places });
      },
    },
    executions: {
      ...executions,
      async stop(execution, error, cause) {
        await executions.stop(execution, error, cause);
        logger.info("stopped a run", { execution, error, cause });
      },
    },
  };
}
