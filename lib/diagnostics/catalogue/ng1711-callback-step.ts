import type { CatalogueEntry } from "../catalogue-entry.ts";

export const callbackStep = {
  code: "NG1711",
  title: "A callback that does more than send its token",
  message: "a callback sends its token in one call of a task, a flow or a service, this {problem}",
  help: "async (token) => notify({ token })",
  why: "The sending and the waiting are one state: the token exists while that state runs, and nowhere else. So the function is one call of a step; `const`s before it may prepare the step's input. Of AWS services, `aws.sqs.sendMessage`, `aws.sns.publish` and `aws.events.putEvents` send tokens; for another one, write a task that calls it. A container answers with a token of its own.",
  wrong:
    'await callback("approve", async (token) => {\n  await log({ day });\n  await notify({ token, day });\n});',
  right: 'await log({ day });\nawait callback("approve", async (token) => notify({ token, day }));',
} as const satisfies CatalogueEntry;
