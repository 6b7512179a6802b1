import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const conditions = ["nagare:source", "node", "import", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    // Many tests wait for processes of their own: one worker more than cores keeps them busy.
    maxWorkers: availableParallelism() + 1,
    // The AWS CDK's rules for templates take seconds to load in every file: test/constructs/whole-project.test.ts asks them.
    env: { CDK_VALIDATION: "false" },
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
