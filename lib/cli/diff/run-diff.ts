import { statSync } from "node:fs";
import { resolve } from "node:path";
import {
  type Changes,
  compareProjects,
  type DeployedStack,
  isNothing,
  type Place,
  projectOf,
} from "../../changes/index.ts";
import { CliError, unreachable, wrongUsage } from "../cli-error.ts";
import { printed } from "./line.ts";
import { readAssembly } from "./read-assembly.ts";
import { readTemplate } from "./read-template.ts";
import { reportText } from "./report-text.ts";
import type { StackSource } from "./stack-source.ts";

export interface DiffOptions {
  readonly env?: string;
  readonly from?: string;
  readonly json?: boolean;
}

/** Where both sides come from, and where the answer goes. */
export interface DiffPorts {
  readonly synthesized: (env: string | undefined) => Promise<StackSource>;
  /** Nothing if the stack isn't there; a {@link CliError} if AWS gives no answer. */
  readonly deployed: (
    stack: string,
    place: Place,
  ) => Promise<Omit<StackSource, "name"> | undefined>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly width: number;
  readonly color: boolean;
}

/** Compares what the project makes with what there is, tells of it, and gives the exit code. */
export async function runDiff(options: DiffOptions, ports: DiffPorts): Promise<0 | 3> {
  const now = await ports.synthesized(options.env);
  const before = await earlierSide(options, now, ports);
  const place = { ...before.place, ...now.place };
  const changes = compareProjects(
    projectOf(before.stack, now.name, place),
    projectOf(now.stack, now.name, place),
  );
  ports.out(
    options.json === true
      ? JSON.stringify({ stack: now.name, comparedWith: before.from, ...changes }, null, 2)
      : report(changes, now.name, before.words, ports),
  );
  return before.from === "unknown" ? 3 : 0;
}

interface EarlierSide {
  readonly from: "given" | "deployed" | "nothing" | "unknown";
  /** For a sentence: "compared with …". */
  readonly words: string;
  readonly stack?: DeployedStack;
  readonly place?: Place;
}

async function earlierSide(
  { from }: DiffOptions,
  { name, place }: StackSource,
  ports: DiffPorts,
): Promise<EarlierSide> {
  if (from !== undefined) return { from: "given", words: from, ...given(resolve(from), name) };
  try {
    const found = await ports.deployed(name, place);
    const where = place.region === undefined ? "on AWS" : `in ${place.region}`;
    if (found === undefined)
      return {
        from: "nothing",
        words: `nothing: the account of these credentials has no stack ${name} ${where}`,
      };
    checkAccount(found.place, place);
    return { from: "deployed", words: `what is deployed ${where}`, ...found };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    ports.err(`${error.message}; compare with an earlier cdk.out instead: --from PATH`);
    return { from: "unknown", words: "nothing: what is deployed is not known" };
  }
}

/** Another account may well have a stack of the same name. */
function checkAccount({ account: found }: Place, { account: wanted }: Place): void {
  if (found === undefined || wanted === undefined || found === wanted) return;
  throw unreachable(`these credentials are of account ${found}, the environment is of ${wanted}`);
}

/** What an earlier synthesis made: the whole of it, or its template. */
function given(path: string, name: string): Pick<StackSource, "stack" | "place"> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw wrongUsage(`there is no ${path}`);
  if (!found.isDirectory()) return { place: {}, stack: readTemplate(path) };
  const { stack, place } = readAssembly(path, name.replace(/^nagare-/, ""));
  return { stack, place };
}

function report(changes: Changes, stack: string, comparedWith: string, ports: DiffPorts): string {
  if (isNothing(changes)) return `${stack}: a deploy would change nothing`;
  const { width, color } = ports;
  return printed(reportText(changes, { stack, comparedWith, width }), color);
}
