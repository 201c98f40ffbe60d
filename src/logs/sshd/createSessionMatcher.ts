import type { Place } from "./createAttemptTracker";
import { ForgetfulMap } from "./ForgetfulMap";
import { Numbering } from "./Numbering";

/** `Accepted` and the session that PAM opens are written by two processes at most this far apart. */
const APART_US = 10e6;
/** Users who were let in that are surely remembered; at most twice as many are. */
const USERS = 5000;
/** More sessions than this, and the first are taken for sign-ins of their own. */
const MAX_WAITING = 1000;

/** Two numbers below this make one that is exact. */
const MOST_NUMBERS = 2 ** 26;

/** Tells the sessions that PAM opened after an `Accepted` from those that are the only sign of a success. */
export interface SessionMatcher {
  /** sshd let a user in. */
  accepted(user: string | null, place: Place): void;
  /** A session was opened by the process that let the user in: nothing is to be found out. */
  expected(user: string | null, place: Place): void;
  /**
   * A session was opened by a process that let nobody in.
   *
   * @param accept - called once it is certain that no `Accepted` belongs to the session
   */
  opened(user: string | null, place: Place, accept: () => void): void;
  /** Decides on the sessions that still wait. */
  end(): void;
}

/** How often sshd let a user in whose session was not opened yet, and when it last did. */
interface LetIn {
  timestampUs: number;
  times: number;
}

/** A session whose `Accepted` may still come. */
interface Waiting {
  key: number;
  place: Place;
  accept: () => void;
}

/**
 * Pairs each session that PAM opened with an `Accepted` of the same user on the same host, before or after it: with
 * separate privileges, sshd opens the session in another process, whose line may overtake the other one.
 *
 * @param ignore - called for each session that belongs to an `Accepted`
 */
export function createSessionMatcher(ignore: (place: Place) => void): SessionMatcher {
  const hosts = new Numbering(USERS);
  const users = new Numbering(USERS);
  const letIn = new ForgetfulMap<number, LetIn>(USERS);
  /** In the order of the log. */
  const waiting: Waiting[] = [];

  function keyOf(user: string | null, { host }: Place): number {
    return (hosts.numberOf(host ?? "") % MOST_NUMBERS) * MOST_NUMBERS + (users.numberOf(user ?? "") % MOST_NUMBERS);
  }

  function giveUp(nowUs: number): void {
    while (waiting.length > MAX_WAITING || isLongAgo(waiting[0], nowUs)) waiting.shift()!.accept();
  }

  /** Whether sshd let the user in just now; each time counts for one session. */
  function take(key: number, { timestampUs }: Place): boolean {
    const found = letIn.get(key);
    if (found === undefined || found.times === 0 || Math.abs(timestampUs - found.timestampUs) > APART_US) return false;
    found.times--;
    return true;
  }

  function remember(key: number, timestampUs: number): void {
    const found = letIn.get(key);
    const times = found !== undefined && Math.abs(timestampUs - found.timestampUs) <= APART_US ? found.times : 0;
    letIn.set(key, { timestampUs, times: times + 1 });
  }

  return {
    accepted(user, place) {
      giveUp(place.timestampUs);
      const key = keyOf(user, place);
      for (let n = 0; n < place.times; n++) {
        const at = waiting.length === 0 ? -1 : waiting.findIndex((session) => session.key === key);
        if (at < 0) remember(key, place.timestampUs);
        else ignore(waiting.splice(at, 1)[0]!.place);
      }
    },
    expected(user, place) {
      take(keyOf(user, place), place);
    },
    opened(user, place, accept) {
      giveUp(place.timestampUs);
      const key = keyOf(user, place);
      if (take(key, place)) ignore(place);
      else waiting.push({ key, place, accept });
    },
    end() {
      for (const { accept } of waiting.splice(0)) accept();
    },
  };
}

function isLongAgo(session: Waiting | undefined, nowUs: number): boolean {
  return session !== undefined && Math.abs(nowUs - session.place.timestampUs) > APART_US;
}
