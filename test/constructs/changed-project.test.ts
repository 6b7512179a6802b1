import { describe, expect, it } from "vitest";
import type { CompiledFlow } from "../../lib/compiler/index.ts";
import type { Environment } from "../../lib/flow/index.ts";
import { containerOf, flowOf, invoke, projectOf, runTask } from "./fixtures/project.ts";
import { templateOf } from "./fixtures/synthesize.ts";

const schedule = { kind: "rate", everySeconds: 300, span: flowOf("x", invoke("x")).span } as const;

/** A flow with a function and a schedule of its own. */
const loading = (name: string): CompiledFlow =>
  flowOf(name, invoke(`${name}-read`), { tasks: [`${name}-read`], schedules: [schedule] });

const boxed = flowOf("boxed", runTask("load"), { containers: ["load"] });

/** By logical id, all that is said of a resource. */
type Resources = Readonly<Record<string, unknown>>;

function resourcesOf(flows: readonly CompiledFlow[]): Resources {
  const project = projectOf(flows, {
    tasks: flows.flatMap(({ tasks }) => tasks),
    containers: flows.flatMap(({ containers }) => containers.map((name) => containerOf(name))),
  });
  return templateOf(project).toJSON()["Resources"];
}

interface Changes {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

function changes(before: readonly CompiledFlow[], after: readonly CompiledFlow[]): Changes {
  const [old, now] = [resourcesOf(before), resourcesOf(after)];
  const only = (these: Resources, those: Resources): readonly string[] =>
    Object.keys(these).filter((id) => !(id in those));
  return {
    added: only(now, old),
    removed: only(old, now),
    changed: Object.keys(old).filter(
      (id) => id in now && !LIST.test(id) && JSON.stringify(old[id]) !== JSON.stringify(now[id]),
    ),
  };
}

/** What starts flows by their schedules may start those and no others. */
const LIST = /^StarterRoleDefaultPolicy/;

const all = (ids: readonly string[], form: RegExp): boolean => ids.every((id) => form.test(id));

describe("between two deploys", { timeout: 120_000 }, () => {
  const before = [loading("beta"), boxed, loading("delta")];

  it("nothing changes while the flows stay, in whatever order they are", () => {
    const none = { added: [], removed: [], changed: [] };
    expect(changes(before, before)).toEqual(none);
    expect(changes(before, before.toReversed())).toEqual(none);
  });

  it.each(["alpha", "charlie", "omega"])(
    "a flow that is added, %s, changes nothing of another",
    (name) => {
      const flows = [...before, loading(name)].sort((a, b) => (a.name < b.name ? -1 : 1));
      const { added, removed, changed } = changes(before, flows);
      expect({ removed, changed }).toEqual({ removed: [], changed: [] });
      expect(all(added, new RegExp(`^(Flows|Starts|Tasks)${name}`))).toBe(true);
      expect(added.length).toBeGreaterThan(5);
    },
  );

  it("a flow that is taken away takes what is its own and nothing else", () => {
    const { added, removed, changed } = changes(before, [boxed, loading("delta")]);
    expect({ added, changed }).toEqual({ added: [], changed: [] });
    expect(all(removed, /^(Flows|Starts|Tasks)beta/)).toBe(true);
    expect(removed.length).toBeGreaterThan(5);
  });

  it("a flow that is renamed is another one, beside which nothing changes", () => {
    const { added, removed, changed } = changes(before, [loading("beta"), boxed, loading("gamma")]);
    expect(changed).toEqual([]);
    expect(all(removed, /^(Flows|Starts|Tasks)delta/)).toBe(true);
    expect(added.map(withoutHash)).toEqual(
      removed.map((id) => withoutHash(id).replace("delta", "gamma")),
    );
  });

  it("a flow whose step is another has a new version, and a new role where it may do something else", () => {
    const calm = flowOf("boxed", { StartAt: "a", States: { a: { Type: "Succeed" } } }, boxedParts);
    const { added, removed, changed } = changes(before, [loading("beta"), calm, loading("delta")]);
    expect([added, removed].map((ids) => ids.map(withoutHash))).toEqual([
      ["FlowsboxedRole", "FlowsboxedRoleDefaultPolicy", "FlowsboxedVersion"],
      ["FlowsboxedRole", "FlowsboxedRoleDefaultPolicy", "FlowsboxedVersion"],
    ]);
    expect(changed.map(withoutHash).sort()).toEqual(["FlowsboxedAlias", "FlowsboxedStateMachine"]);
  });

  it("the role of runs that have begun stays, unless the environment keeps nothing", () => {
    const policyOf = (environment: Environment) => {
      const template = templateOf(
        projectOf([boxed], { containers: [containerOf("load")] }),
        environment,
      );
      const roles = {
        ...template.findResources("AWS::IAM::Role"),
        ...template.findResources("AWS::IAM::Policy"),
      };
      const own = Object.entries(roles).filter(([id]) => id.startsWith("Flowsboxed"));
      return own.map(([, { DeletionPolicy }]) => DeletionPolicy);
    };
    expect(policyOf({})).toEqual(["RetainExceptOnCreate", "RetainExceptOnCreate"]);
    expect(policyOf({ removalPolicy: "destroy" })).toEqual([undefined, undefined]);
  });

  it("the first flow with a container brings a cluster, the last one takes it away", () => {
    const without = [loading("beta"), loading("delta")];
    const { added, removed, changed } = changes(without, before);
    expect({ removed, changed }).toEqual({ removed: [], changed: [] });
    expect(all(added, /^(Flowsboxed|Containersload|Cluster)/)).toBe(true);
    expect(changes(before, without)).toEqual({ added: [], removed: added, changed: [] });
  });
});

const boxedParts = { containers: ["load"] };

/** A version and a role have a hash of their own before CDK's. */
const withoutHash = (id: string): string =>
  id.replace(/(?<=Version|Role)[0-9a-f]{12}|[0-9A-F]{8}$/g, "");
