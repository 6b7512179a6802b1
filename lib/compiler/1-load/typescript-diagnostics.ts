import ts from "typescript";
import { type Diagnostic, diagnostic, type Note, type Span } from "../../diagnostics/index.ts";
import { spanBetween, spanOfFile } from "./span-of.ts";

/** What TypeScript itself finds wrong with the project's files. */
export function typeErrors(
  directory: string,
  program: ts.Program,
  files: readonly ts.SourceFile[],
): readonly Diagnostic[] {
  const inFiles = files.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  return [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics(), ...inFiles]
    .filter((each) => !isImageless(each))
    .map((each) =>
      isMissingNagare(each) ? missingNagare(directory, each) : fromTypeScript(directory, each),
    );
}

/** A container without an image, or with two: NG2320 says it in one sentence, TypeScript goes through all overloads. */
function isImageless({ code, messageText }: ts.Diagnostic): boolean {
  if (code !== NO_OVERLOAD) return false;
  const text = ts.flattenDiagnosticMessageText(messageText, " ");
  return NO_SOURCE.test(text) || TWO_SOURCES.test(text);
}

const NO_OVERLOAD = 2769;
const NO_SOURCE = /& ContainerSource'.*required in type '(?:Existing|Own)TaskDefinition'/;
const TWO_SOURCES =
  /& ContainerSource'.*Types of property 'taskDefinition' are incompatible\. +Type 'string' is not assignable to type 'undefined'/;

function isMissingNagare({ code, messageText }: ts.Diagnostic): boolean {
  return code === 2307 && /'nagare(\/aws)?'/.test(ts.flattenDiagnosticMessageText(messageText, ""));
}

function missingNagare(directory: string, each: ts.Diagnostic): Diagnostic {
  return diagnostic("NG2001", spanOfDiagnostic(directory, each), {});
}

/** An error of TypeScript in nagare's form. */
export function fromTypeScript(directory: string, error: ts.Diagnostic): Diagnostic {
  const message = ts.flattenDiagnosticMessageText(error.messageText, "\n").replace(/\.$/, "");
  const help = helpFor(message);
  return {
    code: `TS${error.code}`,
    severity: "error",
    message,
    ...(help !== undefined && { help }),
    span: spanOfDiagnostic(directory, error),
    notes: (error.relatedInformation ?? []).map((related) => noteOf(directory, related)),
  };
}

function helpFor(message: string): string | undefined {
  if (AWS_FROM_NAGARE.some((pattern) => pattern.test(message))) {
    return 'import { aws } from "nagare/aws"';
  }
  // A service whose client is missing has a type that says so.
  return /'NotInstalled<"([^"]+)">/.exec(message)?.[1];
}

/** `import { aws } from "nagare"`, and `nagare.aws` of `import * as nagare`. */
const AWS_FROM_NAGARE = [
  /^Module '"nagare"' has no exported member (named )?'aws'/,
  /^Property 'aws' does not exist on type 'typeof import\(".*\/lib\/flow\/index"[,)]/,
];

function noteOf(directory: string, related: ts.DiagnosticRelatedInformation): Note {
  const message = ts.flattenDiagnosticMessageText(related.messageText, "\n").replace(/\.$/, "");
  return related.file ? { message, span: spanOfDiagnostic(directory, related) } : { message };
}

function spanOfDiagnostic(directory: string, error: ts.DiagnosticRelatedInformation): Span {
  const { file, start = 0, length = 0 } = error;
  return file === undefined
    ? spanOfFile(directory, `${directory}/tsconfig.json`)
    : spanBetween(directory, file, start, start + length);
}
