import { cp, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { runProgram } from "./run-program.ts";

const root = resolve(import.meta.dirname, "../..");

/** Builds and packs into `folder`, as `npm pack` does in the repository but without touching its dist/. */
export async function pack(
  folder: string,
): Promise<{ readonly source: string; readonly tarball: string }> {
  const source = join(folder, "nagare");
  await mkdir(source, { recursive: true });
  await mustSucceed(
    root,
    "npx",
    "tsc",
    "-p",
    "tsconfig.build.json",
    "--outDir",
    join(source, "dist"),
  );
  for (const file of ["package.json", "README.md", "LICENSE"]) {
    await cp(join(root, file), join(source, file));
  }
  const packed = await mustSucceed(source, "npm", "pack", "--ignore-scripts", "--json");
  const [{ filename }] = JSON.parse(packed);
  return { source, tarball: join(source, filename) };
}

async function mustSucceed(cwd: string, file: string, ...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runProgram(cwd, file, ...args);
  if (exitCode !== 0) throw new Error(`${[file, ...args].join(" ")}\n${stdout}${stderr}`);
  return stdout;
}
