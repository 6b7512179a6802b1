import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Place } from "../../changes/index.ts";
import { wrongUsage } from "../cli-error.ts";
import { readTemplate } from "./read-template.ts";
import type { StackSource } from "./stack-source.ts";

/** The stack of an environment in a cloud assembly; without a name the only one there. */
export function readAssembly(folder: string, env: string | undefined): StackSource {
  const stacks = stacksIn(folder).filter(({ name }) => name.startsWith("nagare-"));
  const wanted = env === undefined ? stacks : stacks.filter(({ name }) => name === `nagare-${env}`);
  const [found, ...others] = wanted;
  const environments = stacks.map(({ name }) => name.replace(/^nagare-/, "")).join(", ");
  if (found !== undefined && others.length === 0) {
    const { name, file, place } = found;
    return { name, place, stack: readTemplate(file) };
  }
  if (environments === "") throw wrongUsage(`${folder} has no stack that nagare makes`);
  throw wrongUsage(
    env === undefined
      ? `which environment? Say --env NAME; ${folder} has ${environments}`
      : `${folder} has no stack nagare-${env}, but of ${environments}`,
  );
}

interface AssemblyStack {
  readonly name: string;
  readonly file: string;
  readonly place: Place;
}

/** The members of CDK's manifest that tell of stacks, and of assemblies inside this one. */
interface Manifest {
  readonly artifacts?: Readonly<
    Record<
      string,
      {
        readonly type: string;
        readonly environment?: string;
        readonly properties?: {
          readonly templateFile?: string;
          readonly stackName?: string;
          readonly directoryName?: string;
        };
      }
    >
  >;
}

function stacksIn(folder: string): readonly AssemblyStack[] {
  const file = join(folder, "manifest.json");
  if (!existsSync(file))
    throw wrongUsage(`${folder} is no cloud assembly: it has no manifest.json`);
  const { artifacts = {} }: Manifest = JSON.parse(readFileSync(file, "utf8"));
  return Object.entries(artifacts).flatMap(([id, { type, environment = "", properties = {} }]) => {
    const { templateFile, stackName = id, directoryName } = properties;
    if (type === "cdk:cloud-assembly" && directoryName !== undefined)
      return stacksIn(join(folder, directoryName));
    if (type !== "aws:cloudformation:stack" || templateFile === undefined) return [];
    return [{ name: stackName, file: join(folder, templateFile), place: placeOf(environment) }];
  });
}

/** CDK writes `aws://unknown-account/unknown-region` where the stack leaves it open. */
function placeOf(environment: string): Place {
  const [, account = "", region = ""] = /^aws:\/\/([^/]*)\/(.*)$/.exec(environment) ?? [];
  return {
    ...(/^\d+$/.test(account) ? { account } : {}),
    ...(/^unknown|^$/.test(region) ? {} : { region }),
  };
}
