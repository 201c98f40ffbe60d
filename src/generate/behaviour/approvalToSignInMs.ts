/** Milliseconds from an approved push to the sign-in that waited for it: the same for people and for attackers. */
export function approvalToSignInMs(random: () => number): number {
  return 500 + Math.floor(random() * 1_000);
}
