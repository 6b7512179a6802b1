import type { JsonValue } from "../../../asl/index.ts";
import { account } from "../../arns.ts";
import { noWork, type TaskRunner } from "../task-runner.ts";
import type { Containers } from "./containers.ts";

/**
 * `ecs:registerTaskDefinition` for one of the project's own containers, whose image has another tag. Nothing is kept of it: the call of RunTask that comes next says
 * the tag too, in the container's environment.
 */
export function registerTaskDefinition(containers: Containers): TaskRunner {
  return ({ effect }, tell) => {
    const given = readRegistration(effect.arguments);
    const container = containers.find(given.family);
    if (container === undefined || given.image === undefined) {
      tell.failed("Ecs.ClientException", "Container.image should not be null or empty.");
      return noWork;
    }
    const { family, image } = given;
    const taskDefinition = `arn:${account.partition}:ecs:${account.region}:${account.id}:task-definition/${family}`;
    tell.succeeded(
      JSON.stringify({
        TaskDefinition: {
          ContainerDefinitions: [{ Image: image, Name: container.name }],
          Cpu: String(container.cpu),
          Family: family,
          Memory: String(container.memoryMiB),
          Revision: 1,
          Status: "ACTIVE",
          TaskDefinitionArn: `${taskDefinition}:1`,
        },
      }),
    );
    return noWork;
  };
}

function readRegistration(value: JsonValue): { readonly family: string; readonly image?: string } {
  const { Family, ContainerDefinitions } = Object(value);
  const image: unknown = Array.isArray(ContainerDefinitions)
    ? Object(ContainerDefinitions[0]).Image
    : undefined;
  return {
    family: typeof Family === "string" ? Family : "",
    ...(typeof image === "string" && image !== "" && { image }),
  };
}
