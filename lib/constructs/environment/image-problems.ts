import type { CompiledProject, ContainerDeclaration } from "../../compiler/index.ts";
import type { Environment } from "../../flow/index.ts";
import { ecrPullStatements } from "../ecr-pull-statements.ts";
import { beginningsOf, hasVersion, isBeginning } from "./image-in-environment.ts";
import { type Problem, unknown, unknownName, unless, wrong } from "./problem.ts";

/** What is wrong with an environment's images. */
export function imageProblems(
  { images = {} }: Environment,
  { containers }: CompiledProject,
): readonly Problem[] {
  return Object.entries(images).flatMap(([key, value]) =>
    isBeginning(key)
      ? beginningProblems(key, value, containers)
      : containerImageProblems(key, value, containers),
  );
}

function beginningProblems(
  key: string,
  value: string,
  containers: readonly ContainerDeclaration[],
): readonly Problem[] {
  const path = ["images", key];
  const isPart = key.endsWith("/") && value.endsWith("/");
  if (!isPart) {
    const message = `images has "${key}": "${value}", but the beginning of an image's URI and what stands for it both end in "/"; for one image, write the container's name instead`;
    return [wrong(path, message)];
  }
  const uris = containers.flatMap(({ image }) => (image.kind === "uri" ? [image.uri] : []));
  const isUsed = uris.some((uri) => beginningsOf(uri, [key]).length > 0);
  return [
    ...unless(isUsed, unknown(path, `images: no container's image begins with "${key}"`)),
    ...uriProblems(path, value, `${value}image`),
  ];
}

function containerImageProblems(
  name: string,
  value: string,
  containers: readonly ContainerDeclaration[],
): readonly Problem[] {
  const path = ["images", name];
  const container = containers.find((each) => each.name === name);
  if (container === undefined) {
    return [unknownName(path, "container", containers)];
  }
  const { image } = container;
  if (image.kind === "taskDefinition")
    return [wrong(path, `container ${name} has the image of its existing task definition`)];
  if (image.kind === "folder" && !hasVersion(value)) {
    const message = `container ${name} is built from a folder, and the AWS CDK pushes what it builds to its own repository alone: build and push it in CI, and name the image with its tag here, "${value}:TAG"`;
    return [wrong(path, message)];
  }
  return uriProblems(path, value, value);
}

/** @see https://github.com/distribution/reference/blob/main/reference.go */
const URI =
  /^(?:[\w.-]+(?::\d+)?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::\w[\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/;

function uriProblems(path: readonly string[], value: string, uri: string): readonly Problem[] {
  const isEcr = /\.dkr[.-]ecr\./.test(uri);
  if (isEcr && ecrPullStatements(uri, "aws").length === 0) {
    const right = "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/";
    return [wrong(path, `images: "${value}" is no repository of ECR; write one like "${right}"`)];
  }
  return unless(
    URI.test(uri),
    wrong(path, `images: "${value}" is no image; write one like "example.com/team/loader:v3"`),
  );
}
