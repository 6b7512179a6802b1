import { statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { diagnostic } from "../../../diagnostics/index.ts";
import type { LoadedContainer } from "../../1-load/index.ts";
import type { ProjectRule } from "../rule.ts";

export const imageFolder: ProjectRule = ({ project, report }) => {
  for (const container of project.containers) {
    const problem = problemOf(container, project.directory);
    if (problem === undefined) continue;
    const { name, settings, call } = container;
    const image = settings.get("image");
    const values = { container: name, image: String(image?.value ?? ""), problem: problem.text };
    const span = project.spanOf(image?.node ?? call);
    report(diagnostic("NG2300", span, values, { help: problem.help }));
  }
};

interface Problem {
  readonly text: string;
  readonly help: string;
}

function problemOf({ image, settings }: LoadedContainer, directory: string): Problem | undefined {
  // Of one without an image another rule tells.
  if (image.kind === "taskDefinition" || !settings.has("image")) return undefined;
  if (image.kind === "uri") {
    const help = "a folder with a Dockerfile, starting with `.`, or an image URI";
    return image.uri.trim() === "" ? { text: "is empty", help } : undefined;
  }
  const folder = relative(directory, image.path).split(sep).join("/");
  if (!exists(image.path))
    return { text: "doesn't exist", help: `make the folder \`${folder}\`, with a Dockerfile` };
  return exists(join(image.path, "Dockerfile"))
    ? undefined
    : { text: "has no Dockerfile", help: `write \`${folder}/Dockerfile\`` };
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
