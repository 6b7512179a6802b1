import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { ContainerDeclaration, LocalServiceOptions } from "../../lib/local/index.ts";
import { outcome } from "./integrations/run-task.ts";
import { localService, stateMachineArn } from "./local-service.ts";

const samples = join(import.meta.dirname, "../compiler/samples");

interface Sample {
  readonly name: string;
  readonly containers: readonly string[];
  /** The module that each of its containers runs, with the container's command as arguments. */
  readonly program: string;
}

/** Runs the definition of a sample, whose containers read and write files, in a local service of its own. */
export async function runWithFiles(
  { name, containers, program }: Sample,
  input: object,
  options: Partial<LocalServiceOptions> = {},
) {
  const declared = containers.map((container) => declaration(container, program));
  const environment = process.env;
  const service = await localService({ containers: declared, environment, ...options });
  const file = join(samples, name, "expected.asl.json");
  service.service.putStateMachine("etl", JSON.parse(readFileSync(file, "utf8")));
  const start = { stateMachineArn: stateMachineArn("etl"), input: JSON.stringify(input) };
  const { executionArn = "" } = await service.client.send(new StartExecutionCommand(start));
  return await outcome(service, executionArn);
}

function declaration(name: string, program: string): ContainerDeclaration {
  return {
    name,
    image: { kind: "uri", uri: "example.com/load" },
    cpu: 256,
    memoryMiB: 512,
    local: [process.execPath, "--input-type=module", "-e", program, "--"],
  } as unknown as ContainerDeclaration;
}
