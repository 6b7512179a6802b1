import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type DeployedStack, parseTemplate, type Template } from "../../changes/index.ts";
import { wrongUsage } from "../cli-error.ts";

/** A template file with what it says lies in S3: nested templates and definitions are beside it, by the asset manifests of the folder. */
export function readTemplate(file: string): DeployedStack {
  return readStack(file, assetFiles(dirname(file)));
}

function readStack(file: string, assets: ReadonlyMap<string, string>): DeployedStack {
  const template = parseTemplate(textOf(file));
  if (template === undefined) throw wrongUsage(`${file} is no CloudFormation template in JSON`);
  return {
    template,
    nested: ofType(template, "AWS::CloudFormation::Stack", ([id, properties]) => {
      const url = properties["TemplateURL"];
      const beside = assets.get(lastPart(url));
      if (beside === undefined) {
        throw wrongUsage(
          `the template of the nested stack ${id} is not beside ${file}: give the whole cloud assembly, a folder such as cdk.out`,
        );
      }
      return readStack(beside, assets);
    }),
    definitions: ofType(template, "AWS::StepFunctions::StateMachine", ([, properties]) => {
      const key = Object(properties["DefinitionS3Location"]).Key;
      const beside = key === undefined ? undefined : assets.get(lastPart(key));
      return beside === undefined ? undefined : textOf(beside);
    }),
  };
}

function ofType<Made>(
  { Resources: resources }: Template,
  type: string,
  make: (resource: readonly [string, Readonly<Record<string, unknown>>]) => Made | undefined,
): Readonly<Record<string, Made>> {
  return Object.fromEntries(
    Object.entries(resources).flatMap(([id, resource]): readonly (readonly [string, Made])[] => {
      const made = resource.Type === type ? make([id, resource.Properties ?? {}]) : undefined;
      return made === undefined ? [] : [[id, made]];
    }),
  );
}

/** The last part of a key or URL, which may be a call of `Fn::Join` or `Fn::Sub`: all of them end with the file's hash. */
function lastPart(location: unknown): string {
  return /([\w.-]+)"?[\]}]*$/.exec(JSON.stringify(location ?? ""))?.[1] ?? "";
}

/** The files of a folder's assets by the last part of their keys in S3. */
function assetFiles(folder: string): ReadonlyMap<string, string> {
  const manifests = readdirSync(folder).filter((name) => name.endsWith(".assets.json"));
  return new Map(
    manifests
      .flatMap((name) => Object.values(assetsIn(join(folder, name))))
      .flatMap((asset) =>
        Object.values(asset.destinations).map(({ objectKey }): readonly [string, string] => [
          basename(objectKey),
          join(folder, asset.source.path ?? ""),
        ]),
      ),
  );
}

interface FileAsset {
  readonly source: { readonly path?: string };
  readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
}

/** The form of CDK's asset manifests is public: their `files` are what is put into S3. */
function assetsIn(manifest: string): Readonly<Record<string, FileAsset>> {
  const { files = {} }: { readonly files?: Readonly<Record<string, FileAsset>> } = JSON.parse(
    textOf(manifest),
  );
  return files;
}

function textOf(file: string): string {
  if (!existsSync(file)) throw wrongUsage(`there is no file ${file}`);
  return readFileSync(file, "utf8");
}
