import type { DataObjects } from "./data-objects.ts";
import { type LambdaContext, resultUse, runFacts } from "./run-facts.ts";

/** A result that the flow itself reads and that is too large to be in a state machine's data. */
class ResultTooLarge extends Error {
  override readonly name = "ResultTooLarge";
}

/** Step Functions takes 256 KiB, with all else that a state's data holds. */
const MOST_BYTES = 200 * 1024;

const MEMBER = "nagare:s3";

/**
 * The result as it goes to Step Functions: itself, or where it is when it is large and only other functions get it.
 * @throws ResultTooLarge
 */
export async function handOn(
  result: unknown,
  task: string,
  lambda: LambdaContext,
  objects: DataObjects,
): Promise<unknown> {
  const { isHandedOn, readBy } = resultUse(lambda);
  if (!isHandedOn && readBy === undefined) return result;
  const json = JSON.stringify(result);
  const size = Buffer.byteLength(json);
  if (size <= MOST_BYTES) return result;
  const { run = "", flow = "", step = task } = runFacts(lambda);
  const told = `flow ${flow}, step ${step}: the result has ${kib(size)}`;
  if (readBy !== undefined)
    throw new ResultTooLarge(
      `${told}, and the flow itself reads it for \`${readBy}\`: at most ${kib(MOST_BYTES)} then. Return less, or hand it on as a whole to other tasks`,
    );
  if (!objects.isThere())
    throw new ResultTooLarge(
      `${told}, and the function has no bucket for more than ${kib(MOST_BYTES)}`,
    );
  const name = run.slice(run.lastIndexOf(":") + 1);
  return { [MEMBER]: await objects.write(`runs/${flow}/${name}/${task}-`, json) };
}

/** An input with what stands at the addresses in it. Only of the environment's own bucket: whoever starts a run may write anything there. */
export async function fetched(input: unknown, objects: DataObjects): Promise<unknown> {
  if (!JSON.stringify(input ?? null).includes(`"${MEMBER}"`)) return input;
  return await inside(input, objects);
}

async function inside(value: unknown, objects: DataObjects): Promise<unknown> {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return await Promise.all(value.map((each) => inside(each, objects)));
  const entries = Object.entries(value);
  const [[name, address] = [], ...others] = entries;
  const isOnly = name === MEMBER && others.length === 0;
  if (isOnly && typeof address === "string" && objects.has(address))
    return await objects.read(address);
  const found = entries.map(async ([key, member]) => [key, await inside(member, objects)] as const);
  return Object.fromEntries(await Promise.all(found));
}

const kib = (bytes: number): string => `${Math.ceil(bytes / 1024)} KiB`;
