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
export function errorClassesOf({ sourceFiles, checker }: LoadedProject): ErrorClasses {
  return lazy(() => {
    const own = sourceFiles.flatMap((file) => classesIn(file, checker));
    const given = [...builtInNames, ...nagareNames].map(builtInError);
    return [...given, ...own];
  });
}

function classesIn(node: ts.Node, checker: ts.TypeChecker): readonly ErrorClass[] {
  const found = ts.isClassLike(node) ? declaredErrorClass(node, checker) : undefined;
  const inside: ErrorClass[] = found ? [found] : [];
  ts.forEachChild(node, (child) => void inside.push(...classesIn(child, checker)));
  return inside;
}
