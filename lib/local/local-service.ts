import type { Late } from "../watchdog/index.ts";
import type { Clock } from "./clock/index.ts";
import type { EventRule } from "./events/index.ts";
import type { OutputLine, OutputQuery } from "./history/index.ts";
import type { ObjectStore } from "./integrations/index.ts";
import type { LocalSchedule } from "./scheduler/index.ts";
import type { OutputListener } from "./task-output.ts";
import type { ContainerDeclaration, TaskDeclaration, TaskRunner } from "./tasks/index.ts";
import type { LocalDeadline } from "./watchdog/index.ts";

/** The embedded Step Functions, up and answering. */
export interface LocalService {
  /** Such as `http://127.0.0.1:8083`: what an SDK client takes as `endpoint`. */
  readonly endpoint: string;
  /** How many executions have not ended. */
  readonly runningCount: number;
  /**
   * Makes or replaces the state machine of one of the project's flows, without the checks that a client's would get.
   * @returns its ARN
   */
  putStateMachine(name: string, definition: object, type?: "STANDARD" | "EXPRESS"): string;
  /** Takes over the project's tasks and containers as they are now; running ones end with the code they have. */
  declare(
    tasks: readonly TaskDeclaration[],
    containers: readonly ContainerDeclaration[],
  ): Promise<void>;
  /** Takes over what starts the project's flows, as it is now. */
  declareRules(rules: readonly EventRule[]): void;
  /** Takes over the project's schedules, as they are now. Without a call nothing fires. */
  declareSchedules(schedules: readonly LocalSchedule[]): void;
  /** Takes over when the flows' scheduled runs must have started or succeeded. Without a call nobody looks. */
  declareDeadlines(flows: readonly LocalDeadline[]): void;
  /** Tells each line that a task writes, as it comes. Returns how to stop listening. */
  onTaskOutput(listener: OutputListener): () => void;
  /** The last lines of an execution's tasks, of one state or of one task, oldest first. */
  taskOutput(query: OutputQuery): readonly OutputLine[];
  /** Stops at once: what was running goes on when the service is started again. */
  close(): Promise<void>;
}

export interface LocalServiceOptions {
  /** Of 127.0.0.1; 0 for any free one. @default 0 */
  readonly port?: number;
  /** The project's `.nagare`: absolute path. Bundles go here, and the history if it is kept. */
  readonly directory: string;
  /** The project's folder, where tasks run. @default the folder that `directory` is in */
  readonly projectDirectory?: string;
  /** Whether the history outlasts the process. @default "kept" */
  readonly history?: "kept" | "forgotten";
  /** Whether executions that had not ended go on; otherwise they stay as they are, to be looked at. @default true */
  readonly resume?: boolean;
  /** Whether waits, retry delays and timeouts pass at once when nothing else can run. @default false */
  readonly skipTime?: boolean;
  /** @default the machine's own */
  readonly clock?: Clock;
  /** The project's function tasks and containers; see also `LocalService.declare`. @default none */
  readonly tasks?: readonly TaskDeclaration[];
  readonly containers?: readonly ContainerDeclaration[];
  /** What starts the project's flows; see also `LocalService.declareRules`. @default none */
  readonly rules?: readonly EventRule[];
  /** Told what a rule could not start. @default standard error */
  readonly notStarted?: (text: string) => void;
  /** Told once of each scheduled run that is late; see `LocalService.declareDeadlines`. @default nobody is told */
  readonly late?: (late: Late) => void;
  /** Performs tasks instead of the project's runners: for tests. */
  readonly perform?: TaskRunner;
  /** Plays S3 for distributed Maps: for tests. */
  readonly objects?: ObjectStore;
  /** Whether tasks may see the user's AWS credentials. @default false */
  readonly allowAws?: boolean;
  /** What tasks inherit. @default the environment of this process */
  readonly environment?: NodeJS.ProcessEnv;
  /** Takes up the project's flows and tasks as they are now, when another command asks for it. @default nothing happens */
  readonly reload?: (service: LocalService) => Promise<void>;
  /** Docker's executable. @default "docker" */
  readonly docker?: string;
}
