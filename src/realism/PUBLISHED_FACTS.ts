/** A published number about real sign-ins, and what it may be compared with. */
export interface PublishedFact {
  /** Name of the measure: see `measureRealism`. */
  measure: string;
  /** Smallest and largest value that agree with it, null where there is no such end; or one value, to be met about. */
  value: number | readonly [low: number | null, high: number | null];
  /** What was published, in short; in quotes where the words were read. */
  says: string;
  /** Who was measured. */
  population: string;
  /** Authors, title, where, year. */
  source: string;
  /** Whether the authors' own words were read, or somebody else's account of them, or it is arithmetic of ours. */
  seen: "first-hand" | "second-hand" | "arithmetic of ours";
  /** Why the comparison limps; null when it does not. */
  caution: string | null;
}

const BROSTOFF = 'S. Brostoff, M. A. Sasse, "Ten strikes and you\'re out", 2003';
const HASTINGS = "Hastings, Moore, Bolger, Schumway, on authentication logs of a university, NDSS workshop WOSOC";
const KENT = "A. D. Kent, Comprehensive, Multi-Source Cyber-Security Events, Los Alamos National Laboratory, 2015";
const REYNOLDS = 'Reynolds et al., "Empirical Measurement of Systemic 2FA Usability", USENIX Security 2020';
const PRAPTY = 'Prapty, Tsudik, "DuoLungo", arXiv 2602.01489';
const GOH = 'K.-I. Goh, A.-L. Barabási, "Burstiness and memory in complex systems", EPL 81 (2008) 48002';
const COMSCORE = 'Meierhoefer, "The Myth of Static IP", comScore, 2008';
const RBA = "das-group/rba-dataset, GitHub; counted by others over all 31 million rows";
const OBERON = 'CK:P report "Oberon", info-ren.org, 1994';

/**
 * What is published about real sign-ins, as far as it was read. Numbers that are only remembered are not here, nor are
 * those of synthetic logs such as CERT's.
 */
export const PUBLISHED_FACTS: readonly PublishedFact[] = [
  {
    measure: "failed_share",
    value: [0.03, 0.12],
    says: '"surprisingly high (3–12%) false reject rate"',
    population: "26 people, all kinds of authentication, a wearable diary",
    source: "Mare, Baker, Gummeson, SOUPS 2016",
    seen: "first-hand",
    caution: "no attacks and no programs among them",
  },
  {
    measure: "failed_share",
    value: 0.0122,
    says: "12,840,308 of 1,051,430,459 events failed",
    population: "a Windows domain, mostly computers' own accounts, 58 days",
    source: KENT,
    seen: "second-hand",
    caution: "machines' traffic dilutes people's failures; users who never succeed were left out by the publishers",
  },
  {
    measure: "failed_password_share",
    value: 0.1,
    says: '"only 10% of login attempts failed"',
    population: "386 users, 10 weeks of system logs, passwords",
    source: BROSTOFF,
    seen: "first-hand",
    caution: null,
  },
  {
    measure: "worst_users_failed_share",
    value: [1 / 3, null],
    says: '"the bottom 5% of users failing more than one third of authentication events"',
    population: "a university, three semesters",
    source: HASTINGS,
    seen: "first-hand",
    caution: "students and staff, not employees",
  },
  {
    measure: "failed_mfa_share",
    value: [0.05, null],
    says: "more than one in twenty ceremonies fail or are given up",
    population: "two US universities, tens of millions of rows",
    source: REYNOLDS,
    seen: "first-hand",
    caution: "theirs are whole ceremonies, ours are single prompts",
  },
  {
    measure: "failed_mfa_share",
    value: 0.0435,
    says: '"rate of authentication failures due to incomplete Duo tasks is 4.35%"',
    population: "2,559 people of a US university, 2024–25",
    source: PRAPTY,
    seen: "first-hand",
    caution: null,
  },
  {
    measure: "locked_out_share",
    value: 0.025,
    says: '"2.5% of the population under study was locked out in a given week"',
    population: "a university, three semesters",
    source: HASTINGS,
    seen: "first-hand",
    caution: "students and staff, not employees",
  },
  {
    measure: "mfa_per_user_week",
    value: [1.5, 3.7],
    says: "154,428 of 1,881 accounts in a year; 200,000 a week of 53,609 people",
    population: "two US universities, Duo",
    source: "Drake University, technology blog; University of Michigan, information technology, August 2017",
    seen: "arithmetic of ours",
    caution: "the counts are theirs, the ratios ours",
  },
  {
    measure: "activity_sigma",
    value: 1.17,
    says: "median 2 and 90th percentile 9 sign-ins a user in 13 months",
    population: "consumers of one sign-in service; not an enterprise",
    source: RBA,
    seen: "arithmetic of ours",
    caution: "the set is itself synthesised from real counts; the quantiles were counted by others",
  },
  {
    measure: "top_10_percent_share",
    value: 0.46,
    says: "what a lognormal with that median and 90th percentile gives",
    population: "consumers of one sign-in service; not an enterprise",
    source: RBA,
    seen: "arithmetic of ours",
    caution: "holds if the tail is lognormal",
  },
  {
    measure: "weekend_to_weekday",
    value: [null, 1],
    says: "second factors peak on weekdays and have their trough on Saturday and Sunday",
    population: "customers of OneLogin, US, May 2020",
    source: "OneLogin, company blog, 2020",
    seen: "first-hand",
    caution: "no number was published",
  },
  {
    measure: "one_ip_share",
    value: 0.6,
    says: '"In June 2008, nearly 60% of all machines used a single IP address"',
    population: "home machines, US, one month; not an enterprise",
    source: COMSCORE,
    seen: "first-hand",
    caution: "machines at home before smartphones; employees have an office, a home, a VPN and a phone",
  },
  {
    measure: "ips_per_user",
    value: 6,
    says: "nearly 6 IPs a machine on average",
    population: "home machines, US, a month of 2007; not an enterprise",
    source: COMSCORE,
    seen: "first-hand",
    caution: "machines at home before smartphones",
  },
  {
    measure: "burstiness",
    value: [0, null],
    says: "gaps of human activity are bursty: B is above 0, the value of chance",
    population: "e-mail, library loans, phone calls and others; not sign-ins",
    source: GOH,
    seen: "first-hand",
    caution: "the direction is published, no value for sign-ins",
  },
  {
    measure: "memory",
    value: [-0.1, 0.1],
    says: '"for human dynamics memory is weak"',
    population: "e-mail, library loans, phone calls and others; not sign-ins",
    source: GOH,
    seen: "first-hand",
    caution: "weak is read as at most 0.1 either way: a reading of ours",
  },
  {
    measure: "mean_session_minutes",
    value: [22, 26],
    says: "mean 22 to 26 minutes in school hours",
    population: "teachers and pupils of US schools, 191 to 225 users a week, 1994",
    source: OBERON,
    seen: "first-hand",
    caution: "terminal sessions of 1994; nothing newer was found",
  },
  {
    measure: "session_spread",
    value: [1.46, 2.05],
    says: "standard deviation 38 to 45 minutes, mean 22 to 26",
    population: "teachers and pupils of US schools, 191 to 225 users a week, 1994",
    source: OBERON,
    seen: "arithmetic of ours",
    caution: "terminal sessions of 1994; nothing newer was found",
  },
  {
    measure: "logout_share",
    value: 0.5,
    says: "about half of the users log out when it is offered",
    population: "Norwegian schools and universities (Feide)",
    source: "Feide federation, blog",
    seen: "first-hand",
    caution: "old",
  },
];
