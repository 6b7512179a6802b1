import { diagnostic } from "../../../diagnostics/index.ts";
import type { ProjectRule } from "../rule.ts";

/** Lambda's: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const LEAST_MIB = 128;
const MOST_MIB = 10_240;

export const badMemory: ProjectRule = ({ project, report }) => {
  for (const { name, settings } of project.tasks) {
    const memory = settings.get("memory");
    if (typeof memory?.value !== "number") continue;
    const suggestion = Math.min(MOST_MIB, Math.max(LEAST_MIB, Math.round(memory.value)));
    if (suggestion === memory.value) continue;
    const values = { task: name, memory: String(memory.value), suggestion: String(suggestion) };
    report(diagnostic("NG2109", project.spanOf(memory.node), values));
  }
};
