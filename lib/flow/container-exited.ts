/** A container that ended with an exit code that its `exitCodes` do not name. On Step Functions the error `States.TaskFailed`. */
export class ContainerExited extends Error {
  override readonly name = "ContainerExited";
  readonly exitCode: number;

  constructor(container: string, exitCode: number) {
    super(`container ${container} exited with code ${exitCode}`);
    this.exitCode = exitCode;
  }
}
