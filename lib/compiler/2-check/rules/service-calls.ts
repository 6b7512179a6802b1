import ts from "typescript";
import { diagnostic } from "../../../diagnostics/index.ts";
import {
  constantText,
  fixedOptions,
  type HttpCall,
  optionsAt,
  type ServiceCall,
  serviceCallOf,
} from "../../1-load/index.ts";
import { type CheckContext, nodeRule } from "../rule.ts";
import { textOf } from "../text-of.ts";
import { checkDurations } from "./bad-duration.ts";
import { checkRetry } from "./bad-retry.ts";
import { checkRange } from "./duration-out-of-range.ts";

/** Calls of services: what of their options must be known when the flow is compiled, and its bounds. */
export const serviceCalls = nodeRule(
  [ts.SyntaxKind.CallExpression],
  ts.isCallExpression,
  (node, context) => {
    const call = serviceCallOf(node, context.project);
    if (call === undefined) return;
    if (optionsAt(call, context.project) === undefined) refuseUnseen(call, context);
    else checkOptions(call, context);
    if (call.kind === "http") checkAddress(call, context);
  },
);

function refuseUnseen({ kind, call, options = call }: ServiceCall, context: CheckContext): void {
  const construct = `\`${textOf(options)}\` as options of ${callee(call)}`;
  const help = `write them in place: \`${EXAMPLES[kind]}\``;
  context.report(diagnostic("NG1000", context.project.spanOf(options), { construct }, { help }));
}

function checkOptions(call: ServiceCall, context: CheckContext): void {
  const { project, report } = context;
  const { settings, unknown } = fixedOptions(call, project);
  for (const { path, node } of unknown) {
    const option = `\`${path}\` of ${callee(call.call)}`;
    report(diagnostic("NG2104", project.spanOf(node), { option, part: textOf(node) }));
  }
  checkDurations(context, settings);
  checkRetry(context, { settings });
  const timeout = settings.get("timeout");
  if (timeout)
    checkRange(context, `the timeout of ${callee(call.call)}`, timeout, LONGEST[call.kind]);
}

const EXAMPLES = {
  http: '{ connection: "shop", body }',
  aws: '{ timeout: "1h" }',
} as const satisfies Record<ServiceCall["kind"], string>;

const LONGEST = {
  http: {
    seconds: 60,
    text: "Step Functions ends an HTTP call after 60 seconds",
    help: 'at most "60s"; for what takes longer, write a task',
  },
  aws: { seconds: 365 * 86_400, text: "a run ends after a year" },
} as const satisfies Record<ServiceCall["kind"], Parameters<typeof checkRange>[3]>;

const callee = ({ expression }: ts.CallExpression): string => textOf(expression);

function checkAddress({ url }: HttpCall, { project, report }: CheckContext): void {
  const address = constantText(url, project);
  const problem = address === undefined ? undefined : addressProblem(address);
  if (address === undefined || problem === undefined) return;
  report(diagnostic("NG2500", project.spanOf(url), { address, problem }));
}

function addressProblem(address: string): string | undefined {
  if (!URL.canParse(address)) return "is no URL";
  const { protocol, hostname, search } = new URL(address);
  const isOwn = protocol === "http:" && OWN.has(hostname);
  if (protocol !== "https:" && !isOwn) return "is not HTTPS, and Step Functions calls nothing else";
  return search === "" ? undefined : "has query parameters, which Step Functions takes as `query`";
}

/** This machine. */
const OWN: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
