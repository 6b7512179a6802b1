import ts from "typescript";
import type { LoadedProject } from "../../1-load/index.ts";
import { lazy } from "../lazy.ts";
import { builtInError, builtInNames, declaredErrorClass, type ErrorClass } from "./error-class.ts";

/** All classes of errors that a project's flows can meet, as far as its sources tell: its own, the language's and nagare's. */
export type ErrorClasses = () => readonly ErrorClass[];

/** The classes of errors that nagare itself throws, where a native call has no other name for what happened. */
export const nagareNames: readonly string[] = [
  "TaskTimedOut",
  "ContainerExited",
  "ContainerNotStarted",
];

/** Found when somebody asks, and once. */
export function errorClassesOf(project: LoadedProject): ErrorClasses {
  return lazy(() => {
    const own = project.sourceFiles.flatMap((file) => classesIn(file, project));
    const given = [...builtInNames, ...nagareNames].map(builtInError);
    return [...given, ...own];
  });
}

function classesIn(node: ts.Node, project: LoadedProject): readonly ErrorClass[] {
  const found = ts.isClassLike(node)
    ? declaredErrorClass(node, project.checker)
    : failing(node, project);
  const inside: ErrorClass[] = found ? [found] : [];
  ts.forEachChild(node, (child) => void inside.push(...classesIn(child, project)));
  return inside;
}

/** `fail("NoRows")` makes an error of no class that is called `NoRows`. */
function failing(node: ts.Node, project: LoadedProject): ErrorClass | undefined {
  if (!ts.isCallExpression(node) || project.vocabularyOf(node.expression) !== "fail") return;
  const [code] = node.arguments;
  const constant = code && project.constantOf(code);
  const name = constant?.kind === "constant" ? String(constant.value) : undefined;
  return name === undefined ? undefined : { ...builtInError(name), className: `fail("${name}")` };
}
