import type { CompiledProject } from "../../compiler/index.ts";
import type { LocalService } from "../../local/index.ts";
import { type Changes, changesOf, nothing, type Served } from "../dev/changes.ts";
import { localRules } from "./local-rules.ts";
import { putFlows } from "./start-service.ts";

/** What a service serves of a project, one version after another. */
export class ServedProject {
  #served: Served = nothing;
  #turn: Promise<unknown> = Promise.resolve();

  /** Serves the project as it is now; what does not compile is served as it was. Tells what is different. */
  take(service: LocalService, project: CompiledProject): Promise<Changes> {
    const taken = this.#turn.then(() => this.#take(service, project));
    this.#turn = taken.catch(() => {});
    return taken;
  }

  async #take(service: LocalService, project: CompiledProject): Promise<Changes> {
    const changes = changesOf(this.#served, project);
    const { served, added, changed } = changes;
    // The first version's tasks came with the service. Code that can't be parsed can't be bundled: what runs has the code from before.
    if (
      this.#served !== nothing &&
      !project.diagnostics.some(({ code }) => SYNTAX_ERROR.test(code))
    ) {
      await service.declare(served.tasks, served.containers);
    }
    service.declareRules(await localRules(project.directory, served.flows));
    putFlows(service, [...added, ...changed]);
    this.#served = served;
    return changes;
  }
}

/** TypeScript numbers what its parser finds from 1000 on. */
const SYNTAX_ERROR = /^TS1\d{3}$/;
