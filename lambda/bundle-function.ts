import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, buildSync } from "esbuild";

/** A function of nagare's own as one module: the `main` beside the given module, without the SDK, which Lambda has. */
export function bundleFunction(
  beside: string,
  format: "cjs" | "esm",
  more: Pick<BuildOptions, "keepNames"> = {},
): string {
  const extension = extname(beside);
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`./main${extension}`, beside))],
    bundle: true,
    write: false,
    platform: "node",
    target: "node24",
    format,
    minify: true,
    legalComments: "none",
    logLevel: "silent",
    external: ["@aws-sdk/*"],
    ...(extension === ".ts" ? { conditions: ["nagare:source"] } : {}),
    ...more,
  });
  return outputFiles[0]?.text ?? "";
}
