import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import { describe, expect, it } from "vitest";
import { KERNEL_NAME, kernelSpec } from "../../src/notebook/kernelSpec";

describe("kernelSpec()", () => {
  it("starts this node and the local tslab by absolute paths that exist", () => {
    const { argv, display_name, language } = kernelSpec();
    expect(argv[0]).toBe(process.execPath);
    const [tslab, ...rest] = argv.slice(argv.indexOf("kernel") - 1);
    expect(isAbsolute(tslab!) && existsSync(tslab!)).toBe(true);
    expect(rest).toEqual(["kernel", "--config-path", "{connection_file}"]);
    expect([KERNEL_NAME, display_name, language]).toEqual(["tslab", "TypeScript", "typescript"]);
  });
  it("holds no other braces: Jupyter would replace them", () => {
    expect(kernelSpec().argv.join(" ").match(/[{}]/g)).toEqual(["{", "}"]);
  });
});
