import { integrationFacts, integrationPage, RECOMMENDED_ENDPOINT, type Answer, type IntegrationQuestion } from './integration-facts.ts';
import type { InputSpecs } from './inputs.ts';
import type { PlatformService } from './platform-services.ts';
import type { Integration, Service } from './service.ts';
import type { Source } from './source.ts';

// Which way of joining a service and a network fits stated needs, from what the catalog says of each way and of the service.

/** What one can need, as inputs that are read like those of a service, in the order in which it is told. */
export const needInputs = {
  privateAddress: flag('clients reach the service at a private address', ['private', 'privateIp', 'private-address']),
  onPremises: flag('clients on-premises reach it over VPN or ExpressRoute', ['on-premises', 'onprem', 'hybrid']),
  peered: flag('clients in peered networks reach it', ['fromPeered', 'peering', 'peered-networks']),
  shielded: flag('nobody reaches it from the internet', ['noInternet', 'shielded-from-internet', 'publicAccessOff']),
  singleResource: flag('the network reaches your own resource only, so that data cannot leave to those of others', [
    'noExfiltration',
    'single-resource',
  ]),
  callsOut: flag('the service itself opens connections into the network', ['outbound', 'calls-out', 'callsIntoNetwork']),
  acrossRegions: flag('service and network are in different regions', ['crossRegion', 'cross-region', 'across-regions']),
  inspected: flag('a firewall sees the traffic, by routes of yours', ['userRoutes', 'inspect', 'firewall']),
} as const satisfies InputSpecs;

export type Need = keyof typeof needInputs;

const QUESTIONS: Readonly<Record<Need, IntegrationQuestion>> = {
  privateAddress: 'addressInNetwork',
  onPremises: 'fromOnPremises',
  peered: 'fromPeeredNetworks',
  shielded: 'publicAccessOff',
  singleResource: 'singleResource',
  callsOut: 'callsIntoNetwork',
  acrossRegions: 'acrossRegions',
  inspected: 'userRoutes',
};

// Where several ways fit: what Microsoft recommends first, then what takes least of the network.
const PREFERENCE: readonly Integration[] = [RECOMMENDED_ENDPOINT.value, 'service-endpoint', 'outbound-integration', 'injection'];

/** How one way meets the needs. */
export interface WayAdvice {
  readonly way: Integration;
  readonly name: string;
  readonly what: string;
  /** What it goes through: ids of entries, types of service endpoints, ids of private endpoints. */
  readonly through: readonly string[];
  /** `fits`: every need is met; `partly`: none is denied; `does-not-fit`: at least one is. */
  readonly verdict: 'fits' | 'partly' | 'does-not-fit';
  /** The needs that were stated, with the answer and why. */
  readonly answers: readonly (Answer & { readonly need: Need })[];
  /** Why it should not be begun any more: all that it goes through is retired or being retired. */
  readonly ended?: string;
  /** What it costs and what it asks of DNS. */
  readonly besides: readonly string[];
  /** What remains to be done once it is deployed, in order. */
  readonly remains: readonly string[];
  readonly sources: readonly Source[];
}

export interface Advice {
  readonly service: PlatformService;
  readonly needs: readonly Need[];
  /** Every way that the service has, the best first. */
  readonly ways: readonly WayAdvice[];
  /** One way that meets all needs, or two that meet them together; empty: there is none. */
  readonly recommended: readonly Integration[];
  readonly because: string;
  readonly sources: readonly Source[];
}

/**
 * Returns how each way of a service meets `needs`, and which to take: one way that meets all of them, or else two that do so
 * together. A way whose parts are all retired or being retired is compared, never recommended.
 */
export function advise(service: PlatformService, needs: readonly Need[]): Advice {
  const ways = waysOf(service)
    .map((way) => wayAdvice(service, way, needs))
    .sort(
      (a, b) =>
        Number(a.ended !== undefined) - Number(b.ended !== undefined) || rank(a) - rank(b) || PREFERENCE.indexOf(a.way) - PREFERENCE.indexOf(b.way),
    );
  const open = ways.filter((way) => way.ended === undefined);
  const [first] = open;
  // Two light ways together go before instances of one's own in a subnet, which meet most needs at the price of running them.
  const alone = first?.verdict === 'fits' && first.way !== 'injection';
  const pair = alone ? undefined : pairOf(open, needs);
  const recommended = first === undefined ? [] : (pair ?? (first.verdict === 'does-not-fit' ? [] : [first]));
  return {
    service,
    needs,
    ways,
    recommended: recommended.map(({ way }) => way),
    because: reason(ways, recommended, needs),
    sources: [integrationPage, ...new Set(ways.flatMap((way) => way.sources))].filter((source, i, all) => all.indexOf(source) === i),
  };
}

function waysOf({ injected, outbound, serviceEndpoints, privateEndpoints }: PlatformService): Integration[] {
  return [
    ...(privateEndpoints.length > 0 ? ['private-endpoint' as const] : []),
    ...(serviceEndpoints.length > 0 ? ['service-endpoint' as const] : []),
    ...(outbound.length > 0 ? ['outbound-integration' as const] : []),
    ...(injected.length > 0 ? ['injection' as const] : []),
  ];
}

function rank({ verdict, answers }: WayAdvice): number {
  const denied = answers.filter(({ value }) => value === 'no').length;
  return verdict === 'fits' ? 0 : verdict === 'partly' ? 1 : 2 + denied;
}

function wayAdvice(service: PlatformService, way: Integration, needs: readonly Need[]): WayAdvice {
  const { name, what, answers, remains } = integrationFacts[way];
  const own = needs.map((need) => ({ ...answerFor(service, way, need), need }));
  const verdict = own.some(({ value }) => value === 'no') ? 'does-not-fit' : own.some(({ value }) => value === 'partly') ? 'partly' : 'fits';
  const ended = endOf(service, way);
  const steps = way === 'service-endpoint' ? service.serviceEndpoints.flatMap((endpoint) => endpoint.steps) : [];
  return {
    way,
    name,
    what: what.value,
    through: throughOf(service, way),
    verdict,
    answers: own,
    ...(ended === undefined ? {} : { ended }),
    besides: [answers.dnsNeeded.note, answers.costs.note, ...besidesOf(service, way, needs)],
    remains: steps.length > 0 ? [...new Set(steps)] : remains,
    sources: [...new Set([what.source, ...own.map(({ source }) => source)])],
  };
}

/** The general answer of a way, unless the service's own endpoints say otherwise. */
function answerFor(service: PlatformService, way: Integration, need: Need): Answer {
  const { answers } = integrationFacts[way];
  const general = answers[QUESTIONS[need]];
  // Its addresses are those that it calls from: no client finds the service there.
  if (way === 'outbound-integration' && need === 'privateAddress') return { ...answers.fromPeeredNetworks, note: general.note };
  if (way !== 'service-endpoint' || need !== 'acrossRegions') return general;
  const everywhere = service.serviceEndpoints.find(({ region }) => region.value === 'any-region');
  const [one] = service.serviceEndpoints;
  if (everywhere) return { value: 'yes', source: everywhere.region.source, note: `${everywhere.type} leads to resources of every region.` };
  return one ? { value: 'no', source: one.region.source, note: `${one.type} leads to resources of its own region only.` } : general;
}

function throughOf(service: PlatformService, way: Integration): string[] {
  switch (way) {
    case 'injection':
      return service.injected.map(({ id }) => id);
    case 'outbound-integration':
      return service.outbound.map(({ id }) => id);
    case 'service-endpoint':
      return service.serviceEndpoints.map(({ type }) => type);
    case 'private-endpoint':
      return service.privateEndpoints.flatMap(({ groups }) => groups.map(({ id }) => id));
  }
}

function besidesOf(service: PlatformService, way: Integration, needs: readonly Need[]): string[] {
  if (way === 'injection' || way === 'outbound-integration') {
    const entries = (way === 'injection' ? service.injected : service.outbound).filter(({ lifecycle }) => lifecycle.status !== 'retired');
    return entries.flatMap(({ id, onPremises, publicAddresses }) => [
      ...(needs.includes('onPremises') ? [`${id}: ${onPremises}`] : []),
      ...(needs.includes('shielded') ? [`${id}, public addresses: ${publicAddresses.note}`] : []),
    ]);
  }
  if (way === 'private-endpoint') {
    const several = service.privateEndpoints.flatMap(({ groups }) => groups).length;
    return several > 1 ? [`Each part that is used takes an endpoint of its own; there are ${several} kinds of them.`] : [];
  }
  const apart = service.serviceEndpoints.find(({ excludesPrivateEndpoints }) => excludesPrivateEndpoints);
  return apart ? [`A resource that admits subnets over ${apart.type} cannot have private endpoints at the same time.`] : [];
}

function endOf(service: PlatformService, way: Integration): string | undefined {
  if (way === 'private-endpoint') return undefined;
  if (way === 'service-endpoint') return service.serviceEndpoints.every(({ status }) => status === 'retired') ? 'The service is retired.' : undefined;
  const entries: readonly Service[] = way === 'injection' ? service.injected : service.outbound;
  if (!entries.every(({ lifecycle }) => lifecycle.status === 'retired' || lifecycle.status === 'retiring')) return undefined;
  return entries
    .map(
      ({ name, lifecycle: { status, date } }) =>
        `${name} is ${status === 'retired' ? 'retired' : 'being retired'}${date === undefined ? '' : ` (${date})`}.`,
    )
    .join(' ');
}

/** The first two ways other than injection, by preference, that meet every need together and of which neither does it alone. */
function pairOf(open: readonly WayAdvice[], needs: readonly Need[]): [WayAdvice, WayAdvice] | undefined {
  const meets = (way: WayAdvice, need: Need) => way.answers.some((answer) => answer.need === need && answer.value === 'yes');
  const ordered = open
    .filter(({ way, verdict }) => way !== 'injection' && verdict !== 'fits')
    .sort((a, b) => PREFERENCE.indexOf(a.way) - PREFERENCE.indexOf(b.way));
  for (const [i, a] of ordered.entries())
    for (const b of ordered.slice(i + 1)) if (needs.every((need) => meets(a, need) || meets(b, need))) return [a, b];
  return undefined;
}

function reason(ways: readonly WayAdvice[], recommended: readonly WayAdvice[], needs: readonly Need[]): string {
  const [first, second] = recommended;
  if (ways.length === 0) return 'The catalog knows no way of joining it with a network.';
  if (first === undefined) {
    const short = ways.find(({ ended }) => ended === undefined);
    if (short === undefined) return 'Every way has come to its end.';
    const missing = short.answers.filter(({ value }) => value === 'no').map(({ need, note }) => `${need}: ${note}`);
    return `No way meets every need. ${short.name} comes nearest; it lacks ${missing.join(' ')}`;
  }
  if (second !== undefined) {
    const only = (way: WayAdvice) => way.answers.filter(({ value }) => value === 'yes').map(({ need }) => need);
    const heavy = ways.find(({ way, verdict, ended }) => way === 'injection' && verdict === 'fits' && ended === undefined);
    const together = `Together they meet every need: ${first.name.toLowerCase()} has ${only(first).join(', ')}, ${second.name.toLowerCase()} has ${only(second).join(', ')}.`;
    return heavy ? `${together} Injection meets all of them alone, with instances of your own in a subnet.` : together;
  }
  if (needs.length === 0)
    return ways.length === 1
      ? 'It is the only way that the service has.'
      : 'Nothing was asked for; this is the way that Microsoft recommends, or that takes least of the network.';
  if (first.verdict === 'partly')
    return `It denies nothing that was asked for, within limits: ${first.answers
      .filter(({ value }) => value === 'partly')
      .map(({ need, note }) => `${need}: ${note}`)
      .join(' ')}`;
  return ways.filter(({ verdict, ended }) => verdict === 'fits' && ended === undefined).length > 1
    ? 'It meets every need, and of the ways that do it is the one that Microsoft recommends, or that takes least of the network.'
    : 'It is the only way that meets every need.';
}

function flag(meaning: string, aliases: readonly string[]) {
  return { kind: 'flag', meaning, default: false, aliases } as const;
}
