#!/usr/bin/env node
import * as nodeModule from "node:module";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`nagare needs Node.js 22.18 or newer, this is ${process.versions.node}\n`);
  process.exit(2);
}
// Node keeps what it has compiled of us: every later command starts in half the time.
nodeModule.enableCompileCache();
await import("./program.ts");
