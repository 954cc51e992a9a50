import { integrationFacts } from '../catalog/integration-facts.ts';
import { PLATFORM_TAGS } from '../catalog/platform-traffic.ts';
import { applicationOf, type ApplicationLayer } from './flow-application.ts';
import { readEnd, type End, type Group } from './flow-ends.ts';
import { trialsOf, type Trial, type Trials } from './flow-trials.ts';
import { certaintyOf, decisionWords, overall, passageWords, ruleWords, type Verdict } from './flow-words.ts';
import type { Reach } from './reach.ts';
import { servicesOf, type Protocol } from './traffic.ts';
import type { Certainty } from './arrivals.ts';

/** A question: can traffic pass from one end to the other? Ends are written as in the flows of a document. */
export interface FlowQuestion {
  readonly from: string;
  readonly to: string;
  readonly protocol?: Protocol | undefined;
  /** Destination ports; absent: all. */
  readonly ports?: readonly (number | string)[] | undefined;
}

/** Whether it can, and why, layer by layer. */
export interface FlowAnswer {
  readonly from: string;
  readonly to: string;
  /** `partly`: some of it passes, and some is blocked. `unknown`: the plan does not hold what decides. */
  readonly verdict: Verdict;
  readonly layers: {
    readonly routing: {
      readonly verdict: Verdict;
      readonly nextHop: string | null;
      readonly route: string | null;
      readonly because: readonly string[];
    };
    readonly filtering: { readonly verdict: Verdict; readonly rules: readonly DecidingRule[]; readonly because: readonly string[] };
    readonly application: ApplicationLayer;
  };
  /** The subnets and networks on the way, the first and the last included. */
  readonly path: readonly string[];
  /** What the verdict rests on. */
  readonly because: readonly string[];
  /** What passes, what is blocked and what is unknown, each with what that rests on; where the verdict is `partly`. */
  readonly parts?: readonly { readonly verdict: Certainty; readonly because: readonly string[] }[];
  /** How traffic gets to the service besides, where it was asked for the way through a service endpoint and there is none. */
  readonly publicWay?: string;
}

export interface DecidingRule {
  readonly subnet: string;
  readonly direction: 'inbound' | 'outbound';
  readonly name: string;
  readonly priority: number;
}

/** So many pairs of subnets are looked at for one question. */
const MOST_PAIRS = 20_000;
/** So many sentences and rules are given for one layer. */
const MOST_NAMED = 12;

/**
 * Returns whether traffic can pass from one end to another: along the routes, past the NSGs at both ends and at appliances between,
 * with the replies coming back. Nothing is guessed: where the plan does not hold what decides, the answer is unknown and says so.
 */
export function answerFlow(reach: Reach, question: FlowQuestion): FlowAnswer {
  const from = readEnd(question.from, reach);
  const to = readEnd(question.to, reach);
  const settled = settledBefore(from, to, reach);
  if (settled) return plainAnswer(question, settled, applicationOf(from, to, []));
  const services = servicesOf(question.protocol ?? 'any', (question.ports ?? []).map(String));
  const found = trialsOf(reach, from, to, services);
  return compose(
    question,
    found,
    applicationOf(
      from,
      to,
      found.trials.map(({ way }) => way),
    ),
  );
}

interface Settled {
  readonly verdict: Certainty;
  readonly because: string;
}

/** Questions that neither routes nor rules decide; undefined: they do. */
function settledBefore(from: End, to: End, reach: Reach): Settled | undefined {
  for (const end of [from, to]) if (end.kind === 'unknown') return { verdict: 'unknown', because: end.because };
  const { callsIntoNetwork, fromOnPremises } = integrationFacts['service-endpoint'].answers;
  if (from.kind === 'service') return { verdict: 'blocked', because: callsIntoNetwork.note };
  if (from.kind === 'platform') return { verdict: 'unknown', because: `What the platform sends from ${from.label} is not in the plan.` };
  if (from.kind === 'external' && to.kind === 'service')
    return { verdict: 'blocked', because: `${from.label} cannot use a service endpoint. ${fromOnPremises.note}` };
  if (from.kind !== 'subnets' && to.kind !== 'subnets')
    return { verdict: 'unknown', because: `Neither ${from.label} nor ${to.label} lies in a virtual network of the plan.` };
  if (from.kind === 'subnets' && to.kind === 'platform') return toPlatform(from.groups, to, reach);
  if (from.kind !== 'subnets' || to.kind !== 'subnets') return undefined;
  const pairs = from.groups.length * to.groups.reduce((sum, { spots }) => sum + spots.length, 0);
  if (pairs <= MOST_PAIRS) return undefined;
  return {
    verdict: 'unknown',
    because: `${from.label} and ${to.label} have too many different subnets to look at: single ones should be asked for.`,
  };
}

/** Addresses of the platform are out of the reach of rules, but for those that name its tags. */
function toPlatform(groups: readonly Group[], { label, what }: End & { kind: 'platform' }, reach: Reach): Settled {
  const tags = PLATFORM_TAGS.value;
  const named = groups.find(({ spot }) => reach.nsgOf(spot)?.outbound.some((rule) => rule.to.tags.some((tag) => tags.includes(tag))));
  if (named) return { verdict: 'unknown', because: `A rule of ${named.label} names a tag of the platform, whose addresses are not in the plan.` };
  return { verdict: 'allowed', because: `The platform answers at ${label} (${what}); only rules for ${tags.join(', ')} act on that.` };
}

function plainAnswer({ from, to }: FlowQuestion, { verdict, because }: Settled, application: ApplicationLayer): FlowAnswer {
  return {
    from,
    to,
    verdict,
    layers: {
      routing: { verdict, nextHop: null, route: null, because: [because] },
      filtering: { verdict: 'unknown', rules: [], because: [] },
      application,
    },
    path: [from],
    because: [because],
  };
}

function compose({ from, to }: FlowQuestion, { trials, publicWay }: Trials, application: ApplicationLayer): FlowAnswer {
  const parts = trials.flatMap((trial) =>
    trial.passages.map((passage) => ({ trial, passage, verdict: both(trial.way.verdict, certaintyOf(passage.access)) })),
  );
  const verdict = overall(parts.map((part) => part.verdict));
  // What is decisive is shown first, and one way stands for all of that verdict.
  const weight = (one: Certainty) => (one === verdict || (verdict === 'partly' && one === 'blocked') ? 0 : 1);
  const ordered = [...parts].sort((a, b) => weight(a.verdict) - weight(b.verdict));
  const restOn = (one: Certainty) => ordered.filter((part) => part.verdict === one).flatMap((part) => reasons(part.trial, part.passage, one));
  const split = CERTAINTIES.filter((one) => parts.some((part) => part.verdict === one)).map((one) => ({ verdict: one, because: few(restOn(one)) }));
  const shown = ordered[0]?.trial.way ?? trials[0]?.way;
  return {
    from,
    to,
    verdict,
    layers: {
      routing: {
        verdict: overall(trials.map(({ way }) => way.verdict)),
        nextHop: shown?.nextHop ?? null,
        route: shown?.route ?? null,
        because: few(ordered.flatMap(({ trial }) => trial.way.because)),
      },
      filtering: {
        verdict: overall(trials.flatMap(({ passages }) => passages.map(({ access }) => certaintyOf(access)))),
        rules: decidingRules(ordered.map(({ passage }) => passage)),
        because: few([
          ...ordered.flatMap(({ trial, passage }) => passage.decisions.map(({ gate, decision }) => decisionWords(gate, decision, trial.traffic))),
          ...exceptions(trials),
        ]),
      },
      application,
    },
    path: shown?.path ?? [from],
    because: verdict === 'partly' ? few(split.flatMap((part) => part.because)) : few(restOn(verdict)),
    ...(verdict === 'partly' ? { parts: split } : {}),
    ...(publicWay === undefined ? {} : { publicWay }),
  };
}

const CERTAINTIES: readonly Certainty[] = ['blocked', 'allowed', 'unknown'];

/** What two layers come to: one that blocks is enough, and neither must be unknown to pass. */
function both(a: Certainty, b: Certainty): Certainty {
  if (a === 'blocked' || b === 'blocked') return 'blocked';
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'allowed';
}

/** The sentences that a verdict on one part rests on: what blocks it, what leaves it open, or all that lets it pass. */
function reasons({ way, traffic }: Trial, passage: Trial['passages'][number], verdict: Certainty): string[] {
  const routing = way.verdict === verdict ? way.because.slice(verdict === 'unknown' ? -1 : -2) : [];
  const filtering = certaintyOf(passage.access) === verdict ? passageWords(passage, traffic) : [];
  return [...routing, ...filtering];
}

function exceptions(trials: readonly Trial[]): string[] {
  const apart = [...new Set(trials.flatMap((trial) => trial.apart))];
  return apart.map(
    (rule) =>
      `${ruleWords(rule)} ${rule.access === 'allow' ? 'allows' : 'denies'} ${[...rule.from.tags, ...rule.to.tags].join(', ')} apart from that.`,
  );
}

function decidingRules(passages: readonly Trial['passages'][number][]): DecidingRule[] {
  const rules = new Map<string, DecidingRule>();
  for (const { decisions } of passages) {
    for (const { gate, decision } of decisions) {
      const { name, priority } = decision.rule;
      rules.set(`${gate.on} ${gate.direction} ${name}`, { subnet: gate.on, direction: gate.direction, name, priority });
    }
  }
  return [...rules.values()].slice(0, MOST_NAMED);
}

function few(sentences: readonly string[]): string[] {
  return [...new Set(sentences)].slice(0, MOST_NAMED);
}
