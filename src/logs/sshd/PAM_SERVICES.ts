/** A service that asks PAM, and what its sessions are to us. */
export interface PamService {
  /** How somebody signs in there, where the service says it; null where it may be anything. */
  method: string | null;
  /** It tells PAM the name that the client gave as `ruser`, which then stands before the address. */
  tellsRuser: boolean;
}

const CONSOLE: PamService = { method: "interactive", tellsRuser: false };
const DESKTOP: PamService = { method: "remote interactive", tellsRuser: false };
const SHELL: PamService = { method: null, tellsRuser: false };
const NETWORK: PamService = { method: null, tellsRuser: true };

/**
 * The services of PAM, besides sshd, whose sessions are sign-ins to the machine, by the name that PAM knows them under.
 *
 * At the keyboard (`login` and the display managers), from another machine (`xrdp`, `remote`, `rlogin`, `cockpit`), and
 * to a server that keeps its own port (FTP, mail, files). Most servers of the last kind open no session, so that only
 * their failures are in the log.
 *
 * Display managers that show their own picture (`gdm-launch-environment`, `lightdm-greeter`, `sddm-greeter`) are no
 * sign-ins, nor are jobs (`cron`, `atd`), a user's own services (`systemd-user`) or locked screens.
 */
export const PAM_SERVICES: ReadonlyMap<string, PamService> = new Map([
  ...["login", "gdm", "gdm-password", "gdm-fingerprint", "gdm-smartcard", "gdm-autologin"].map(as(CONSOLE)),
  ...["lightdm", "lightdm-autologin", "sddm", "sddm-autologin", "kdm", "kde", "xdm", "lxdm", "slim"].map(as(CONSOLE)),
  ...["xrdp-sesman", "xrdp"].map(as(DESKTOP)),
  ...["remote", "rlogin", "rsh", "rexec", "cockpit", "webmin"].map(as(SHELL)),
  ...["vsftpd", "proftpd", "pure-ftpd", "ftp", "ftpd", "wu-ftpd"].map(as(NETWORK)),
  ...["dovecot", "imap", "imaps", "pop", "pop3", "smtp", "smtpd", "samba", "openvpn", "squid"].map(as(NETWORK)),
]);

/**
 * The services with which somebody who is signed in already acts as another user. A session of theirs is no way into
 * the machine, and jobs open them all night.
 */
export const CHANGES_OF_USER: ReadonlySet<string> = new Set(
  "su su-l runuser runuser-l sudo sudo-i doas pkexec polkit-1".split(" "),
);

function as(service: PamService): (name: string) => [string, PamService] {
  return (name) => [name, service];
}
