/** Containers called as plain functions: how they stop is told as on Step Functions. */
import { expect, it } from "vitest";
import { ContainerExited, ContainerNotStarted, container } from "../../lib/flow/index.ts";

const image = "example.com/tool";
const sh = ["/bin/sh", "-c"];

it("counts a death by signal as ECS does", async () => {
  const killed = container("killed", { image, local: sh, command: () => ["kill -9 $$"] });
  await expect(killed()).rejects.toEqual(new ContainerExited("killed", 137));
});

it("does not try again what can't be run, unless told to", async () => {
  const retry = { attempts: 2, delay: "1s" } as const;
  const tried = async (options: object) => {
    let times = 0;
    const command = () => [`${++times}`];
    const absent = container("absent", { image, local: ["no-such-command"], command, ...options });
    const failure = await absent().catch((error) => error);
    expect(failure).toBeInstanceOf(ContainerNotStarted);
    expect(failure.reason).toBe(`CannotStartContainerError: can't run "no-such-command"`);
    return times;
  };
  expect(await tried({ retry })).toBe(1);
  expect(await tried({ retry: { ...retry, on: ["ContainerNotStarted"] } })).toBe(2);
});

it("has nothing to run without a command", async () => {
  const idle = container("idle", { image });
  await expect(idle()).rejects.toBeInstanceOf(ContainerNotStarted);
});

it.each([
  ["out of memory", "container load ran out of memory"],
  ["spot interruption", "container load was interrupted on Fargate Spot"],
  ["stopped", "container load was stopped"],
] as const)("says %s as Step Functions does", (reason, message) => {
  const error = new ContainerExited("load", 137, { reason, stopCode: "UserInitiated" });
  expect(error).toMatchObject({ message, reason, exitCode: 137, stopCode: "UserInitiated" });
});
