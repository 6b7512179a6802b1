import type { JsonValue } from "../../lib/asl/index.ts";
import type { Outcome } from "../agreement/native.ts";

/** A function of the page as the flow of a file, and what its runs end with. */
export interface Example {
  readonly name: string;
  readonly source: string;
  readonly runs: readonly { readonly input: JsonValue; readonly outcome: Outcome }[];
}

/** The examples of the page: each function as a flow, beside what the page declares once. */
export function readExamples(page: string): readonly Example[] {
  const steps = blocksOf(page, "ts steps")
    .map(({ code }) => code)
    .join("\n");
  return blocksOf(page, "ts").map(({ code, heading }, index) => {
    const name = `${heading.toLowerCase().replaceAll(/\W+/g, "-")}-${index + 1}`;
    const [body = ""] = code.split(/^\/\/ /m);
    const lines = code.split("\n").filter((line) => line.startsWith("// "));
    return { name, source: sourceOf(name, steps, body), runs: lines.map(runOf) };
  });
}

function blocksOf(page: string, kind: string): readonly { code: string; heading: string }[] {
  return page.split(/^## /m).flatMap((section) => {
    const heading = section.slice(0, section.indexOf("\n"));
    const blocks = section.matchAll(/^```([^\n]*)\n(.*?)^```$/gms);
    return [...blocks]
      .filter((each) => each[1] === kind)
      .map(([, , code = ""]) => ({ code, heading }));
  });
}

function sourceOf(name: string, steps: string, body: string): string {
  const words = [
    "ContainerExited",
    "calendar",
    "container",
    "flow",
    "map",
    "skip",
    "sleep",
    "task",
    "TaskTimedOut",
    "withLock",
    "zoned",
    "type Zoned",
  ];
  return `import { ${words.join(", ")} } from "nagare";

${steps}
export default flow("${name}", ${body.trim()});
`;
}

/** `// {"a": 1} → {"b": 2}`, or `→ NoRows: the message`. */
function runOf(line: string): Example["runs"][number] {
  const [input = "", result = ""] = line.slice("// ".length).split(" → ");
  const [, error, message] = /^([A-Z]\w*): (.*)$/.exec(result) ?? [];
  const outcome =
    error === undefined ? { output: JSON.parse(result) } : { error, message: message ?? "" };
  return { input: JSON.parse(input), outcome };
}
