import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { projectFolder, repository } from "./fixtures/project-folder.ts";
import { temporaryFolder } from "./fixtures/temporary-folder.ts";
import { wholeTemplateIn } from "./fixtures/whole-template.ts";

const run = promisify(execFile);

const environments = `import { environments } from "nagare";
export default environments({ dev: {}, prod: { account: "111122223333", region: "eu-west-1" } });
`;
const hello = `import { cron, flow, task } from "nagare";
export const greet = task("greet", async ({ name }: { name: string }) => "Hello, " + name);
export default flow("hello", { schedule: cron("0 10 * * 1-5", "Asia/Tokyo") },
  async ({ name = "world" }: { name?: string }) => greet({ name }));
`;
const project = { "flows/environments.ts": environments, "flows/hello.ts": hello };

interface Ended {
  readonly code: number;
  readonly stderr: string;
  readonly assembly: string;
}

/** Runs the app as the CDK's command line does, without a home, credentials or a region. */
async function runApp(
  cwd: string,
  context: object,
  more: Record<string, string> = {},
): Promise<Ended> {
  const assembly = temporaryFolder();
  const env = {
    PATH: process.env["PATH"],
    CDK_OUTDIR: assembly,
    CDK_CONTEXT_JSON: JSON.stringify(context),
    CDK_VALIDATION: "false",
    ...more,
  };
  const args = ["--conditions=nagare:source", join(repository, "lib/app.ts")];
  return run(process.execPath, args, { cwd, env }).then(
    ({ stderr }) => ({ code: 0, stderr, assembly }),
    ({ code, stderr }) => ({ code, stderr, assembly }),
  );
}

describe("the app", { timeout: 120_000 }, () => {
  it("refuses to guess the environment", async () => {
    const { code, stderr } = await runApp(projectFolder(project), {});
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        "which environment? Say -c env=NAME or set NAGARE_ENV; flows/environments.ts has dev, prod\n",
    });
  });

  it("refuses an unknown environment by name", async () => {
    const { code, stderr } = await runApp(projectFolder(project), { env: "stage" });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'flows/environments.ts has no environment "stage"; it has dev, prod\n',
    });
  });

  it("says what to write when there are no environments", async () => {
    const { code, stderr } = await runApp(projectFolder({ "flows/hello.ts": hello }), {
      env: "dev",
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^there is no flows\/environments.ts in .*environments\(\{ dev: \{\} \}\);\n$/,
    );
  });

  it("stops at a flow that does not compile, with its diagnostics and no stack trace", async () => {
    const broken = hello.replace("greet({ name })", "{ class A {} return new A(); }");
    const { code, stderr } = await runApp(projectFolder({ ...project, "flows/hello.ts": broken }), {
      env: "dev",
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^flows\/hello\.ts:4:\d+ - error NG1\d{3}: /);
    expect(stderr).not.toContain("    at ");
  });

  it("takes the environment from NAGARE_ENV too, and bundles tasks for Lambda", async () => {
    const folder = projectFolder(project);
    const { code, stderr, assembly } = await runApp(folder, {}, { NAGARE_ENV: "prod" });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const template = wholeTemplateIn(assembly, "nagare-prod");
    template.hasResourceProperties("AWS::StepFunctions::StateMachine", {
      StateMachineName: "nagare-prod-hello",
    });
    template.hasResourceProperties("AWS::Scheduler::Schedule", {
      Name: "nagare-prod-hello",
      ScheduleExpression: "cron(0 10 ? * 2-6 *)",
      ScheduleExpressionTimezone: "Asia/Tokyo",
      State: "ENABLED",
    });
    const { handler } = await import(join(folder, ".nagare/lambda/greet/index.mjs"));
    expect(await handler({ name: "Tokyo" }, {})).toBe("Hello, Tokyo");
  });
});

describe.each(["dev", "prod"])("npx cdk synth --quiet -c env=%s", (environment) => {
  it("makes this project's flows, without network access or credentials", async () => {
    const output = temporaryFolder();
    const home = temporaryFolder();
    const args = ["synth", "--quiet", "-c", `env=${environment}`, "--output", output];
    const bin = join(repository, "node_modules/.bin");
    await run(join(bin, "cdk"), args, {
      cwd: repository,
      env: {
        PATH: `${bin}:${process.env["PATH"]}`,
        HOME: home,
        AWS_EC2_METADATA_DISABLED: "true",
        CDK_VALIDATION: "false",
      },
    });
    const template = wholeTemplateIn(output, `nagare-${environment}`);
    for (const flow of ["flight-report", "hello", "weather-alert"]) {
      template.hasResourceProperties("AWS::StepFunctions::StateMachine", {
        StateMachineName: `nagare-${environment}-${flow}`,
      });
    }
    const schedules = Object.values(template.findResources("AWS::Scheduler::Schedule"));
    const states = new Set(schedules.map(({ Properties }) => Properties["State"]));
    expect(states).toEqual(new Set([environment === "dev" ? "DISABLED" : "ENABLED"]));
    template.hasResourceProperties("AWS::ECS::TaskDefinition", {
      Family: Match.stringLikeRegexp(`^nagare-${environment}-`),
    });
  }, 120_000);
});
