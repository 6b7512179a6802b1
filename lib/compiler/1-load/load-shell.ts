import { dirname, resolve } from "node:path";
import type { ContainerScript } from "../project.ts";
import { loadContainer } from "./load-container.ts";
import type { LoadedContainer } from "./loaded-project.ts";
import type { Declared, Loader } from "./loader.ts";

/** Default of `ShellOptions`. */
const STOCK_IMAGE = "public.ecr.aws/docker/library/debian:stable-slim";

/** A script is a container whose image has nothing of its own to run. */
export function loadShell(loader: Loader, declared: Declared): LoadedContainer {
  const container = loadContainer(loader, declared);
  const file = scriptOf(loader, declared);
  const image = declared.options.settings.has("image")
    ? container.image
    : ({ kind: "uri", uri: STOCK_IMAGE } as const);
  return { ...container, image, script: inImage(resolve(dirname(container.file), file)) };
}

/** The script itself does not see its text. */
function inImage(file: string): ContainerScript {
  const start =
    'printf %s "$NAGARE_SCRIPT" > /tmp/script && chmod +x /tmp/script && unset NAGARE_SCRIPT && exec /tmp/script "$@"';
  return { file, entryPoint: ["/bin/sh", "-c", start, "script"], variable: "NAGARE_SCRIPT" };
}

function scriptOf(loader: Loader, { call }: Declared): string {
  const [first] = call.arguments;
  const constant = first && loader.constantOf(first);
  return constant?.kind === "constant" && typeof constant.value === "string" ? constant.value : "";
}
