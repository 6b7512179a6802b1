import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { SFNClient } from "@aws-sdk/client-sfn";
import { type DeployedStack, type Place, parseTemplate } from "../../changes/index.ts";
import { type DeployedTexts, readStack } from "../../operations/index.ts";
import { unreachable } from "../cli-error.ts";
import { plainError } from "../connect/plain-error.ts";
import type { StackSource } from "./stack-source.ts";

/** What AWS has of a stack, by the SDK's standard settings; nothing if it isn't deployed. */
export async function readDeployed(
  name: string,
  place: Place,
): Promise<Omit<StackSource, "name"> | undefined> {
  const settings = place.region === undefined ? {} : { region: place.region };
  const cloudFormation = new CloudFormationClient(settings);
  const stepFunctions = new SFNClient(settings);
  try {
    const texts = await readStack({ cloudFormation, stepFunctions }, name);
    if (texts === undefined) return undefined;
    return { stack: stackOf(texts, name), place: placeOf(texts.someArn ?? "") };
  } catch (error) {
    throw plainError(error, "AWS");
  } finally {
    cloudFormation.destroy();
    stepFunctions.destroy();
  }
}

function placeOf(arn: string): Place {
  const [, region, account] = /^arn:[^:]*:[^:]*:([^:]+):(\d+):/.exec(arn) ?? [];
  return region === undefined || account === undefined ? {} : { region, account };
}

function stackOf(
  { template: text, nested, definitions }: DeployedTexts,
  name: string,
): DeployedStack {
  const template = parseTemplate(text);
  if (template === undefined) throw unreachable(`the deployed template of ${name} is not JSON`);
  const inner = Object.entries(nested).map(
    ([id, texts]) => [id, stackOf(texts, `${name}/${id}`)] as const,
  );
  return { template, nested: Object.fromEntries(inner), definitions };
}
