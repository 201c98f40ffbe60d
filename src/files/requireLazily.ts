import { createRequire } from "node:module";

/**
 * Node's `require`, for packages that are heavy or that exist only inside a kernel:
 * importing authlens must stay cheap and must work anywhere.
 */
export const requireLazily: NodeJS.Require = createRequire(__filename);
