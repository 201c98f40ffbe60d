import { dirname, join } from "node:path";
import { KERNEL_PRELOAD } from "./kernelPreload";
import { requireLazily } from "../files/requireLazily";

/** What Jupyter's `kernel.json` holds. */
export interface KernelSpec {
  argv: string[];
  display_name: string;
  language: string;
  env: Record<string, string>;
  metadata: Record<string, unknown>;
}

/** Name of the kernel in notebooks, and of its folder in `share/jupyter/kernels`. */
export const KERNEL_NAME: string = "tslab";

/**
 * The kernelspec of the tslab that this package depends on, by absolute paths:
 * nothing needs to be installed globally or to be on the PATH.
 *
 * Write it as JSON to `<venv>/share/jupyter/kernels/tslab/kernel.json`.
 */
export function kernelSpec(): KernelSpec {
  const tslab = join(dirname(requireLazily.resolve("tslab/package.json")), "bin", "tslab");
  const node = [process.execPath, "--no-deprecation", "--import", KERNEL_PRELOAD];
  return {
    argv: [...node, tslab, "kernel", "--config-path", "{connection_file}"],
    display_name: "TypeScript",
    language: "typescript",
    // JupyterLab shows a still picture instead of the live chart until the mouse is over it, and saves its own.
    env: { AUTHLENS_PICTURES: "none" },
    metadata: {},
  };
}
