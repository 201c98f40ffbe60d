import { defineConfig } from "vitest/config";

// Most of the time goes into waiting for kernels and browsers, so one worker more than vitest's default of cores − 1.
export default defineConfig({ test: { include: ["test/**/*.test.ts"], maxWorkers: 2 } });
