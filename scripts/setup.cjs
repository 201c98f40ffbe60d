/**
 * Makes the clone ready to run: installs the packages and builds `dist`, each only when something changed.
 * Plain JavaScript without dependencies: it runs before anything is installed. Silent when there is nothing to do.
 */
const { spawnSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const ROOT = join(__dirname, "..");
const NODE = "20.19 or later, 22.13 or later, or 24 or later";

/** One hash over the names and contents of files; a folder stands for all files in it. */
function fingerprint(names) {
  const hash = createHash("sha256");
  const add = (name) => {
    hash.update(`${name}\0`).update(readFileSync(join(ROOT, name)));
  };
  for (const name of names) {
    if (name.endsWith("/")) {
      const files = readdirSync(join(ROOT, name), { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
      files
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length + 1))
        .sort()
        .forEach(add);
    } else if (existsSync(join(ROOT, name))) add(name);
  }
  return hash.digest("hex");
}

/** Runs `work` unless the stamp says that it was done for these inputs. */
function once(stamp, inputs, what, work) {
  const file = join(ROOT, stamp);
  const wanted = fingerprint(inputs);
  if (existsSync(file) && readFileSync(file, "utf8") === wanted) return;
  process.stderr.write(`authlens: ${what} …\n`);
  rmSync(file, { force: true });
  work();
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, wanted);
}

function run(what, command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ["ignore", 2, 2], ...options });
  if (status !== 0) {
    process.stderr.write(`authlens: ${what} failed${error ? `: ${error.message}` : ""}\n`);
    process.exit(1);
  }
}

function install() {
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  if (npm && /npm-cli\.c?js$/.test(npm)) run("npm ci", process.execPath, [npm, ...args]);
  else run("npm ci", "npm", args, { shell: process.platform === "win32" });
}

/** The scoring kernel: its memory comes from outside, is shared by threads, and has at most 1 GiB. */
const KERNEL = [
  "src/forest/kernel/assembly/kernel.ts",
  "--outFile=dist/forest/kernel/kernel.wasm",
  ...["-O3", "--noAssert", "--runtime=stub", "--enable=simd", "--enable=threads"],
  ...["--importMemory", "--sharedMemory", "--initialMemory=1", "--maximumMemory=16384"],
];

function build() {
  rmSync(join(ROOT, "dist"), { recursive: true, force: true });
  // By its own path: node_modules/.bin/tsc belongs to the compiler that tslab brings.
  run("the build", process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"]);
  run("the build of the kernel", process.execPath, [join(ROOT, "node_modules/assemblyscript/bin/asc.js"), ...KERNEL]);
}

const [major, minor] = process.versions.node.split(".").map(Number);
const supported = major >= 24 || (major === 22 && minor >= 13) || (major === 20 && minor >= 19);
if (!supported) {
  process.stderr.write(`authlens: needs Node ${NODE}, this is ${process.versions.node}\n`);
  process.exit(1);
}
once(
  "node_modules/.authlens-installed",
  ["package-lock.json", ".npmrc"],
  "installing the packages (a minute, the first time only)",
  install,
);
once("dist/.authlens-built", ["src/", "tsconfig.json", "package-lock.json"], "building", build);
