import { diagnostic } from "../../../diagnostics/index.ts";
import type { LoadedTask, Setting } from "../../1-load/index.ts";
import type { CheckContext, ProjectRule } from "../rule.ts";

/** Bounds of a function: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const LIMITS: Readonly<
  Record<string, { readonly is: (value: unknown) => boolean; readonly text: string }>
> = {
  reservedConcurrency: {
    is: (value) => typeof value === "number" && Number.isInteger(value) && value >= 1,
    text: "it is how many may run at once, a whole number from 1",
  },
  layers: {
    is: (value) => Array.isArray(value) && value.length <= 5 && value.every(isLayer),
    text: "it lists up to 5 ARNs of layer versions, `arn:aws:lambda:<region>:<account>:layer:<name>:<version>`",
  },
};

export const badFunctionOption: ProjectRule = (context) => {
  for (const task of context.project.tasks) {
    checkLimits(context, task);
    checkVariables(context, task);
  }
};

function checkLimits({ project, report }: CheckContext, { name, settings }: LoadedTask): void {
  for (const [option, { is, text }] of Object.entries(LIMITS)) {
    const setting = settings.get(option);
    if (setting === undefined || is(setting.value)) continue;
    const values = { task: name, option, value: shown(setting), limit: text };
    report(diagnostic("NG2110", project.spanOf(setting.node), values));
  }
}

/** Names that the runtime sets, and names that no function may have: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
function checkVariables({ project, report }: CheckContext, task: LoadedTask): void {
  for (const variable of Object.keys(task.environment)) {
    const limit = limitOf(variable);
    const setting =
      task.settings.get(`environment.${variable}`) ?? task.settings.get("environment");
    if (limit === undefined || setting === undefined) continue;
    const values = { task: task.name, option: "environment", value: `\`${variable}\``, limit };
    report(diagnostic("NG2110", project.spanOf(setting.node), values));
  }
}

function limitOf(variable: string): string | undefined {
  if (RESERVED.has(variable)) return "Lambda sets this variable itself";
  return /^[a-zA-Z][a-zA-Z0-9_]+$/.test(variable)
    ? undefined
    : "a variable's name is a letter, then letters, digits and `_`, two characters at least";
}

const RESERVED: ReadonlySet<string> = new Set([
  ...["_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV"],
  ...["AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_RUNTIME_API"],
  ...["AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_ACCESS_KEY"],
  ...["AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY_ID"],
  ...["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR"],
]);

function isLayer(value: unknown): boolean {
  return (
    typeof value === "string" && /^arn:aws[\w-]*:lambda:[^:]+:\d{12}:layer:[\w-]+:\d+$/.test(value)
  );
}

function shown({ value }: Setting): string {
  return JSON.stringify(value);
}
