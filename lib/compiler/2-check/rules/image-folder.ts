import { statSync } from "node:fs";
import { join } from "node:path";
import { diagnostic } from "../../../diagnostics/index.ts";
import type { LoadedContainer } from "../../1-load/index.ts";
import type { ProjectRule } from "../rule.ts";

export const imageFolder: ProjectRule = ({ project, report }) => {
  for (const container of project.containers) {
    const problem = problemOf(container);
    if (problem === undefined) continue;
    const { name, settings, call } = container;
    const image = settings.get("image");
    const values = { container: name, image: String(image?.value ?? ""), problem: problem.text };
    const span = project.spanOf(image?.node ?? call);
    report(diagnostic("NG2300", span, values, { help: problem.help }));
  }
};

function problemOf({
  image,
}: LoadedContainer): { readonly text: string; readonly help: string } | undefined {
  if (image.kind === "uri") {
    const help = "a folder with a Dockerfile, starting with `.`, or an image URI";
    return image.uri.trim() === "" ? { text: "is empty", help } : undefined;
  }
  if (!exists(image.path)) return { text: "doesn't exist", help: `make the folder ${image.path}` };
  return exists(join(image.path, "Dockerfile"))
    ? undefined
    : { text: "has no Dockerfile", help: `write ${join(image.path, "Dockerfile")}` };
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
