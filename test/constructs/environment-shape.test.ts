import { expect, it } from "vitest";
import { checkEnvironment } from "../../lib/constructs/environment/check-environment.ts";
import { smallProject } from "./fixtures/project.ts";

/** As from JavaScript, where no type checker looks. */
const problems = (environment: object): readonly string[] =>
  checkEnvironment("dev", environment, smallProject).map(({ code, message }) =>
    `${code} ${message}`.replace('environment "dev": ', ""),
  );

it.each([
  [{ acount: "1" }, 'NG2601 an environment has no member "acount"; did you mean "account"?'],
  [{ notify: { mail: [] } }, 'NG2601 notify has no member "mail"; did you mean "email"?'],
  [{ encryption: { kms: "" } }, 'NG2601 encryption has no member "kms"; it has keyArn'],
  [{ encryption: "arn" }, 'NG2600 encryption is "arn", not an object'],
  [{ network: { subnetIds: "subnet-1" } }, 'NG2600 network.subnetIds is "subnet-1", not a list'],
  [{ tags: { service: 3 } }, "NG2600 tags.service is 3, not a text"],
  [{ sizes: { send: { memory: "1" } } }, 'NG2600 sizes.send.memory is "1", not a number'],
  [{ tracing: "yes" }, 'NG2600 tracing is "yes", not true or false'],
  [{ alarms: "no" }, 'NG2600 alarms is "no"; write "off", or an object'],
  [
    { schedules: { notify: { tmes: [] } } },
    'NG2601 schedules.notify has no member "tmes"; did you mean "times"?',
  ],
  [
    { schedules: { notfy: "off" } },
    'NG2601 schedules names "notfy", which is no flow; did you mean "notify"?',
  ],
  [
    { sizes: { sned: { memory: 512 } } },
    'NG2601 sizes names "sned", which is no task and no container; did you mean "send"?',
  ],
])("refuses %o", (environment, message) => {
  expect(problems(environment)).toEqual([message]);
});

it("takes members that are undefined for absent", () => {
  expect(problems({ account: undefined, notify: { email: undefined } })).toEqual([]);
});
