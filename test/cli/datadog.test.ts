import { expect, it } from "vitest";
import { fakeDatadog } from "../datadog/fake-datadog.ts";
import { begin } from "./begin.ts";
import { nagare, project } from "./support.ts";

const files = {
  "flows/daily.ts": `import { cron, flow } from "nagare";
export default flow("daily", { schedule: cron("0 10 * * *") }, async () => "done");
`,
  "flows/environments.ts": `import { environments } from "nagare";
export default environments({ dev: { schedules: "off" }, prod: { datadog: { lambda: "off", site: "datadoghq.eu" } } });
`,
};

it("prints JSON, or says which environments there are", () => {
  const folder = project(files);
  const { exitCode, stdout } = nagare(folder, "datadog", "--env", "prod");
  expect(exitCode).toBe(0);
  const { monitors, dashboard } = JSON.parse(stdout);
  expect(monitors.at(-1).query).toBe(
    "sum(last_25h):sum:aws.states.executions_started{statemachinearn:*:statemachine:nagare-prod-daily}.as_count() < 1",
  );
  expect(dashboard.title).toBe("nagare prod");
  const unnamed = nagare(folder, "datadog");
  expect(unnamed).toMatchObject({ exitCode: 2, stdout: "" });
  expect(unnamed.stderr).toContain(
    "which environment of flows/environments.ts? Say --env NAME; there are dev, prod",
  );
});

it("applies them, and says what it did", async () => {
  const folder = project(files);
  const datadog = await fakeDatadog();
  const keys = { DD_API_KEY: "api", DD_APP_KEY: "app", DD_HOST: `${datadog.url}/` };
  const args = ["datadog", "--env", "prod", "--apply"];
  const run = async (environment: NodeJS.ProcessEnv, ...more: readonly string[]) => {
    const running = begin(folder, [...args, ...more], environment);
    return { exitCode: await running.ended, output: running.output() };
  };
  const first = await run(keys);
  expect(first.exitCode).toBe(0);
  expect(first.output).toContain("created    monitor    [nagare prod] a run failed  (101)\n");
  expect(first.output).toContain("created    dashboard  nagare prod  (abc-1)\n");
  expect(first.output).toContain("The monitors tell nobody");
  const again = await run(keys, "--json");
  expect(JSON.parse(again.output).applied[0]).toEqual({
    ...{ kind: "monitor", name: "[nagare prod] a run failed", id: "101", result: "unchanged" },
  });
  expect(await run({ ...keys, DD_APP_KEY: "" })).toMatchObject({
    exitCode: 2,
    output: expect.stringContaining("an application key in DD_APP_KEY"),
  });
  expect(await run({ ...keys, DD_API_KEY: "other" })).toMatchObject({
    exitCode: 3,
    output: expect.stringContaining("Datadog refuses the keys"),
  });
});
