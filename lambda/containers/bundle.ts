import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const extension = extname(import.meta.url);

/**
 * The function's code, small enough to stand in a template: CloudFormation takes 4,096 characters. CommonJS, as the file that it makes of them is.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html
 */
export function containersCode(): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`./main${extension}`, import.meta.url))],
    bundle: true,
    write: false,
    platform: "node",
    target: "node24",
    format: "cjs",
    minify: true,
    legalComments: "none",
    logLevel: "silent",
    external: ["@aws-sdk/*"],
    ...(extension === ".ts" ? { conditions: ["nagare:source"] } : {}),
  });
  return outputFiles[0]?.text ?? "";
}
