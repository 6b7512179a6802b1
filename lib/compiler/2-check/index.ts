/** Check: refuses what can't mean the same in Node and on Step Functions, and options that AWS doesn't take. One rule a file in `rules/`. */
export { check } from "./check.ts";
export { fargateProblem } from "./fargate-problem.ts";
