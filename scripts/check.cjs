/**
 * Every check: types, lint, format, tests. All of them run; the exit code is 1 when any failed.
 * With arguments, only the tests, and the arguments go to vitest: `npm test -- test/forest`.
 */
const { spawnSync } = require("node:child_process");
const { join } = require("node:path");

const ROOT = join(__dirname, "..");
const modules = (name) => join(ROOT, "node_modules", name);
const vitest = [modules("vitest/vitest.mjs"), "run", ...process.argv.slice(2)];
const checks =
  process.argv.length > 2
    ? [["tests", vitest]]
    : [
        ["types", [modules("typescript/bin/tsc"), "-p", "test/tsconfig.json"]],
        ["lint", [modules("eslint/bin/eslint.js"), ".", "--max-warnings", "0"]],
        ["format", [modules("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."]],
        ["tests", vitest],
      ];

const failed = checks.filter(([name, args]) => {
  process.stdout.write(`\n${name}\n`);
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: "inherit" }).status !== 0;
});
process.stdout.write(
  `\n${failed.length === 0 ? "all checks passed" : `failed: ${failed.map(([n]) => n).join(", ")}`}\n`,
);
process.exit(failed.length === 0 ? 0 : 1);
