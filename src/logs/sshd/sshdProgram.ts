/** The program names that sshd logs under: with a path, as a helper process, or with the PAM module that speaks. */
export const SSHD_PROGRAM: RegExp = /^(?:\/\S{0,200}\/)?sshd(?:-session|-auth)?(?:\((pam_[a-z0-9_]{1,40})\))?$/;
