import { ContainerExited, container, flow, parameter, secret } from "nagare";

const shell = ["/bin/sh", "-c"];

/** On Fargate Spot, with an ARM processor and a big disk. */
export const spot = container("spot", {
  image: "example.com/tool",
  architecture: "arm64",
  storage: 50,
  capacity: "fargate-spot",
  local: shell,
  command: (code: number) => [`exit ${code}`],
});

/** On the machines of a cluster. */
export const machine = container("machine", {
  image: "example.com/tool",
  capacity: { provider: "big-machines" },
  local: shell,
  command: (code: number) => [`exit ${code}`],
  environment: (code: number) => ({ CODE: `${code}` }),
});

/** One container of a task definition that somebody else keeps. */
export const existing = container("existing", {
  taskDefinition: "legacy-batch",
  containerName: "main",
  local: shell,
  command: (code: number) => [`exit ${code}`],
  exitCodes: { 9: "nothing" },
});

const HOME = secret("home");

/** The secrets are in the task definition, not here. */
export const withSecrets = container("with-secrets", {
  image: "example.com/tool",
  secrets: { HOME, PATH: parameter("/path") },
  local: shell,
  command: () => ["exit 0"],
});

export default flow("containers-placed", async ({ codes }: { codes: readonly number[] }) => {
  const [first = 0, second = 0, third = 0] = codes;
  try {
    await spot(first);
    await machine(second);
    const { outcome } = await existing(third);
    await withSecrets();
    return outcome;
  } catch (error) {
    if (error instanceof ContainerExited) return { code: error.exitCode, message: error.message };
    throw error;
  }
});
