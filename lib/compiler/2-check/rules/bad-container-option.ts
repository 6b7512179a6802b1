import { diagnostic } from "../../../diagnostics/index.ts";
import type { LoadedContainer, Setting } from "../../1-load/index.ts";
import type { CheckContext, ProjectRule } from "../rule.ts";

export const badContainerOption: ProjectRule = (context) => {
  for (const container of context.project.containers) {
    for (const [option, check] of Object.entries(CHECKS)) {
      const setting = container.settings.get(option);
      const limit = setting && check(setting.value, container);
      if (setting && limit) refuse(context, container, option, setting, limit);
    }
  }
};

/** What is wrong with an option's value, if anything is. */
type Check = (value: unknown, container: LoadedContainer) => string | undefined;

const CHECKS: Readonly<Record<string, Check>> = {
  /** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html */
  storage: (value, { capacity }) => {
    if (typeof capacity === "object") return "only Fargate has it; a machine has its own disk";
    const isIn =
      typeof value === "number" && Number.isInteger(value) && value >= 21 && value <= 200;
    return isIn ? undefined : "it is 21 to 200 GiB; Fargate has 20 without it";
  },
  /** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html */
  "capacity.provider": (value) => {
    if (value === "FARGATE" || value === "FARGATE_SPOT")
      return `write \`capacity: "${value.toLowerCase().replace("_", "-")}"\``;
    const isName = typeof value === "string" && /^(?!aws|ecs|fargate)[\w-]{1,255}$/i.test(value);
    return isName
      ? undefined
      : "a capacity provider's name has letters, digits, `-` and `_`, and begins with none of aws, ecs, fargate";
  },
  taskDefinition: (value) =>
    isEcsName(value)
      ? undefined
      : "it is the family's name alone: letters, digits, `-` and `_`, no revision and no ARN",
  containerName: (value) =>
    isEcsName(value) ? undefined : "a container's name has letters, digits, `-` and `_`",
};

function isEcsName(value: unknown): boolean {
  return typeof value === "string" && /^[\w-]{1,255}$/.test(value);
}

function refuse(
  { project, report }: CheckContext,
  { name }: LoadedContainer,
  option: string,
  { node, value }: Setting,
  limit: string,
): void {
  const values = { container: name, option, value: JSON.stringify(value), limit };
  report(diagnostic("NG2321", project.spanOf(node), values));
}
