import { defineConfig } from "vitest/config";

const conditions = ["nagare:source", "node", "import", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    maxWorkers: "100%",
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
