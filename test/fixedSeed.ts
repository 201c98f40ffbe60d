import fc from "fast-check";

// The same cases on every run, so that a change is judged by what it changed. AUTHLENS_TEST_SEED draws others.
fc.configureGlobal({ seed: Number(process.env.AUTHLENS_TEST_SEED ?? 20260302) });
