import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { CompiledProject } from "../../compiler/index.ts";
import { renderText } from "../../diagnostics/index.ts";
import type { Environment } from "../../flow/index.ts";
import { ConfigurationError } from "../configuration-error.ts";
import { checkEnvironment } from "./check-environment.ts";
import { logRetention } from "./log-retention.ts";
import { sourceIn } from "./source-in.ts";

/** How long an environment keeps logs, once all of it is found right. */
export function checkedRetention(
  name: string,
  environment: Environment,
  project: CompiledProject,
): RetentionDays {
  const problems = checkEnvironment(name, environment, project);
  const retention = logRetention(environment.logRetention);
  if (problems.length === 0 && retention !== undefined) return retention;
  const text = renderText(problems, { source: sourceIn(project.directory), color: false });
  throw new ConfigurationError(text.trimEnd(), {}, problems);
}
