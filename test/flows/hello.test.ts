import { describe, expect, it } from "vitest";
import hello from "../../flows/hello.ts";

describe("hello, as plain TypeScript", () => {
  it("greets the world when nobody is named", async () => {
    expect(await hello({})).toEqual({ greeting: "Hello, world!" });
  });

  it("greets by name", async () => {
    expect(await hello({ who: "流れ" })).toEqual({ greeting: "Hello, 流れ!" });
  });
});
