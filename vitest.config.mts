import { defineConfig } from "vitest/config";

// Most of the time goes into waiting for kernels and browsers, so one worker more than vitest's default of cores − 1.
// The time limit is for a test that hangs, not for a slow machine.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], maxWorkers: 2, setupFiles: ["test/fixedSeed.ts"], testTimeout: 60_000 },
});
