import type ts from "typescript";
import type { Diagnostic } from "../../diagnostics/index.ts";
import type { LoadedProject } from "../1-load/index.ts";
import { flowCode, walkCode } from "./flow-code.ts";
import type { CheckContext, NodeRule } from "./rule.ts";
import { nodeRules, projectRules } from "./rules.ts";

/** Everything that the rules refuse in a project. */
export function check(project: LoadedProject): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const context: CheckContext = { project, report: (each) => void diagnostics.push(each) };
  for (const rule of projectRules) rule(context);
  const byKind = rulesByKind();
  for (const code of flowCode(project)) {
    walkCode(code, (node) => {
      for (const rule of byKind.get(node.kind) ?? []) rule.check(node, context);
    });
  }
  return diagnostics;
}

function rulesByKind(): ReadonlyMap<ts.SyntaxKind, readonly NodeRule[]> {
  const pairs = nodeRules.flatMap((rule) => rule.kinds.map((kind) => ({ kind, rule })));
  const grouped = Map.groupBy(pairs, ({ kind }) => kind);
  return new Map([...grouped].map(([kind, group]) => [kind, group.map(({ rule }) => rule)]));
}
