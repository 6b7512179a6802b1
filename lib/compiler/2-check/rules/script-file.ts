import { readFileSync } from "node:fs";
import { diagnostic } from "../../../diagnostics/index.ts";
import type { ProjectRule } from "../rule.ts";

/** ECS takes 64 KiB for a whole task definition; half of it leaves room for everything else. */
const MOST_BYTES = 32 * 1024;

export const scriptFile: ProjectRule = ({ project, report }) => {
  for (const { script, call } of project.containers) {
    const problem = script && problemOf(script.file);
    const [file = call.expression] = call.arguments;
    if (problem)
      report(diagnostic("NG2322", project.spanOf(file), { file: file.getText(), ...problem }));
  }
};

type Problem = { readonly problem: string; readonly fix: string };

function problemOf(script: string): Problem | undefined {
  const bytes = read(script);
  if (bytes === undefined)
    return { problem: "can't be read", fix: "the path is relative to this file" };
  if (bytes.length > MOST_BYTES) {
    return {
      problem: `has ${bytes.length} bytes, more than the ${MOST_BYTES} that go into a task definition`,
      fix: "put it into an image: a folder with a Dockerfile, as a `container`",
    };
  }
  const text = bytes.toString("utf8");
  if (text.trim() === "") return { problem: "is empty", fix: "write the script" };
  if (!Buffer.from(text).equals(bytes) || text.includes("\0"))
    return { problem: "is no text in UTF-8", fix: "put a program into an image" };
  return text.split("\n", 1)[0]?.endsWith("\r")
    ? {
        problem: "has lines that end in CR LF, so that its first line names no program",
        fix: "save it with LF alone",
      }
    : undefined;
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
