import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type DefinitionDiagnostic,
  invalidDefinitionMessage,
  validateDefinition,
} from "../../lib/asl/index.ts";
import { checkExpression } from "../../lib/engine/index.ts";

function validate(
  definition: unknown,
  type: "STANDARD" | "EXPRESS" = "STANDARD",
): readonly DefinitionDiagnostic[] {
  const text = typeof definition === "string" ? definition : JSON.stringify(definition);
  return validateDefinition(text, { type, checkExpression });
}

/** `CODE: message at location` of each diagnostic. */
function said(definition: unknown, type: "STANDARD" | "EXPRESS" = "STANDARD"): string[] {
  return validate(definition, type).map(
    ({ code, message, location }) => `${code}: ${message} at ${location ?? "nowhere"}`,
  );
}

const pass = { Type: "Pass", End: true };

function machine(states: object, more: object = {}): object {
  return { StartAt: Object.keys(states)[0], States: states, ...more };
}

describe("a definition", () => {
  it("that is in order has no diagnostics", () => {
    expect(said(machine({ A: { Type: "Pass", Next: "B" }, B: pass }))).toEqual([]);
  });

  it.each([
    ["", "SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at nowhere"],
    ["[]", "SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at nowhere"],
    [{ StartAt: "A" }, "SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /"],
    [{}, "SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt, States] at /"],
    [
      machine({ A: { Type: "Nap", End: true } }),
      "SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/A/Type",
    ],
    [
      machine({ A: { ...pass, Catch: [] } }),
      "SCHEMA_VALIDATION_FAILED: Field 'Catch' is not supported at /States/A",
    ],
    [
      machine({ A: { Type: "Task", End: true } }),
      "SCHEMA_VALIDATION_FAILED: These fields are required: [Resource] at /States/A",
    ],
    [
      machine({ A: { ...pass, Output: {} } }),
      "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A",
    ],
    [
      machine({ A: { ...pass, Parameters: { "x.$": "y" } } }),
      "SCHEMA_VALIDATION_FAILED: The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters",
    ],
    [
      machine({ A: { Type: "Wait", Timestamp: "2016-12-05 21:29:29Z", End: true } }),
      "SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp at /States/A/Timestamp",
    ],
  ])("%j is refused with AWS's words", (definition, expected) => {
    expect(said(definition)).toEqual([expected]);
  });

  it("names the place where it stops being JSON", () => {
    const [{ message, location } = { message: "" }] = validate('{"StartAt": nope}');
    expect(message).toContain("Unrecognized token 'nope'");
    expect(location).toBe('[Source: (String)"{"StartAt": nope}"; line: 1, column: 17]');
  });

  it("finds targets that don't exist, states that nothing leads to, graphs without an end", () => {
    const choice = {
      Type: "Choice",
      Choices: [{ Variable: "$", IsNull: true, Next: "Nowhere" }],
      Default: "End",
    };
    expect(said(machine({ C: choice, End: pass, Alone: pass }))).toEqual([
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Nowhere at /States/C/Choices[0]/Next",
      'MISSING_TRANSITION_TARGET: State "Alone" is not reachable. at /States/Alone',
    ]);
    const loop = {
      A: { Type: "Pass", Next: "B" },
      B: { Type: "Pass", Next: "A" },
      C: { Type: "Pass", Next: "A" },
    };
    expect(said(machine(loop))).toEqual([
      "MISSING_END_STATE: Workflow has no terminal state at nowhere",
    ]);
  });

  it("may not reach out of a branch, nor repeat a state's name", () => {
    const Branches = [
      machine({ B: { Type: "Pass", Next: "After" }, B2: pass }),
      machine({ B: pass }),
    ];
    expect(
      said(machine({ P: { Type: "Parallel", Branches, Next: "After" }, After: pass })),
    ).toEqual([
      "DUPLICATE_STATE_NAME: Duplicate State name: B at /States/P/Branches[1]/States/B",
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: After at /States/P/Branches[0]/States/B/Next",
      'MISSING_TRANSITION_TARGET: State "B2" is not reachable. at /States/P/Branches[0]/States/B2',
    ]);
  });

  it("may not wait for anybody when it is express", () => {
    const task = (Resource: string): object =>
      machine({ A: { Type: "Task", Resource, Parameters: { TaskDefinition: "t" }, End: true } });
    expect(said(task("arn:aws:states:us-east-1:123456789012:activity:a"), "EXPRESS")).toEqual([
      "SCHEMA_VALIDATION_FAILED: Express state machine does not support Activity ARN at /States/A/Resource",
    ]);
    expect(said(task("arn:aws:states:::ecs:runTask.sync"), "EXPRESS")).toHaveLength(1);
    expect(said(task("arn:aws:states:::ecs:runTask.sync"))).toEqual([]);
    expect(said(task("arn:aws:states:::dynamodb:query"))[0]).toContain("is not recognized");
  });
});

describe("a JSONata expression", () => {
  const output = (expression: string): object =>
    machine({ A: { ...pass, Output: { v: `{% ${expression} %}` } } }, { QueryLanguage: "JSONata" });

  it.each([
    ["phone", "Reference to 'phone' at the top level is not supported."],
    ["$", "Reference to '$' at the top level is not supported."],
    [
      "$states.input.x[$states.result > 1]",
      "Reference to '$states.result' at the top level is not supported.",
    ],
  ])("%s has nothing to refer to", (expression, message) => {
    expect(said(output(expression))).toEqual([
      `UNSUPPORTED_JSONATA_EXPRESSION: ${message} at /States/A/Output/v`,
    ]);
  });

  it.each([
    "$states.input[total > 10].name",
    "$map([1], function($v){ $v })",
    "$x.{ 'a': b }",
    "$x^(>k)",
  ])("%s has a context where it needs one", (expression) => {
    expect(said(output(expression))).toEqual([]);
  });

  it("must parse", () => {
    expect(said(output("1 +"))).toEqual([
      "INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/A/Output/v",
    ]);
  });

  it("reads the error output in a catcher only", () => {
    const Output = "{% $states.errorOutput %}";
    const task = (more: object): object =>
      machine(
        {
          A: {
            Type: "Task",
            Resource: "arn:aws:states:::lambda:invoke",
            Arguments: { FunctionName: "f" },
            End: true,
            ...more,
          },
        },
        { QueryLanguage: "JSONata" },
      );
    expect(said(task({ Output }))).toHaveLength(1);
    expect(said(task({ Catch: [{ ErrorEquals: ["States.ALL"], Next: "A", Output }] }))).toEqual([]);
  });
});

const cases = resolve(import.meta.dirname, "../../../shared/aws-histories/cases");

describe.skipIf(!existsSync(cases))("recorded from AWS", () => {
  const recorded = readdirSync(existsSync(cases) ? cases : ".")
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(join(cases, file), "utf8")));

  it("definitions that ran have no diagnostics", () => {
    const ran = recorded.filter(
      ({ category, definition }) => /[abcd]/.test(category) && definition?.States,
    );
    const refused = ran.filter(
      ({ definition, stateMachineType }) => validate(definition, stateMachineType).length > 0,
    );
    expect(ran.length).toBeGreaterThan(400);
    expect(refused.map(({ id }) => id)).toEqual([]);
  });

  it("refusals have the same diagnostics and messages", () => {
    const refusals = recorded.filter(
      ({ category, id }) => category === "e" && !id.includes("logging"),
    );
    expect(refusals.length).toBeGreaterThan(40);
    for (const { definition, definitionText, recorded: answer, request } of refusals) {
      const text = definitionText ?? JSON.stringify(definition);
      const diagnostics = validate(text, request?.type);
      if (answer.response) expect(diagnostics).toEqual(answer.response.diagnostics);
      else expect(invalidDefinitionMessage(diagnostics, text)).toBe(answer.error.message);
    }
  });
});
