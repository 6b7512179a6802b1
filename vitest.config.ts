import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Not "import": workers would have it as a condition of Node's, and CommonJS would load modules.
const conditions = ["nagare:source", "node"];

/** Tests of what a process has once, the variables of its environment and the clients that read them, and those that load modules anew or in another's place. */
const alone = [
  "test/agreement/calendar/calendar.test.ts",
  "test/flow/callback.test.ts",
  "test/lambda/notices/deployed.test.ts",
];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    setupFiles: ["./test/leave-nothing.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    // Many tests wait for processes of their own: one worker more than cores keeps them busy.
    maxWorkers: availableParallelism() + 1,
    // The AWS CDK's rules for templates take seconds to load in every file: test/constructs/whole-project.test.ts asks them.
    env: { CDK_VALIDATION: "false" },
    testTimeout: 120_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // TypeScript, the AWS CDK and nagare's own modules are loaded once for a worker, not for every file.
        test: { name: "all", include: ["test/**/*.test.ts"], exclude: alone, isolate: false },
      },
      { extends: true, test: { name: "alone", include: alone } },
    ],
  },
});
