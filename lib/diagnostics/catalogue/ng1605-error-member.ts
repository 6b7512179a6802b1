import type { CatalogueEntry } from "../catalogue-entry.ts";

export const errorMember = {
  code: "NG1605",
  title: "A member of a caught error that does not come back",
  message: "`{member}` of a caught error is lost on Step Functions",
  help: "read `name` and `message`; let a task return what the flow must know beyond them",
  why: "An error that leaves a task or another flow comes back as its name and its message: `stack`, `cause` and the fields of a class stay where it was thrown. What is known of a container, such as `exitCode`, is there where `instanceof ContainerExited` or `ContainerNotStarted` has been asked.",
  wrong: "catch (error) {\n  if (error instanceof HttpError) return error.status;\n}",
  right:
    "const answer = await fetchPage({ url });\nif (answer.status !== 200) return answer.status;",
} as const satisfies CatalogueEntry;
