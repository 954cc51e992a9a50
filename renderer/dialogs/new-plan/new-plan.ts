import { explainPrefix } from '../../../shared/address/explain-prefix.ts';
import { formatPrefix, parsePrefix, prefixContains, prefixesOverlap, type Prefix } from '../../../shared/address/prefix.ts';
import { PRIVATE_RANGES } from '../../../shared/catalog/address-ranges.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';

/** What the dialog asks, as it is written. */
export interface NewPlan {
  readonly name: string;
  readonly region: string;
  /** Prefixes that networks are carved from, apart by spaces or commas. */
  readonly pool: string;
  /** Prefixes that are in use on-premises. */
  readonly onPremises: string;
  readonly via: 'expressroute' | 'vpn' | 'none';
  readonly shape: 'hub-and-spoke' | 'single';
}

/** What stands in the fields at first: a pool that rarely is in use on-premises, large enough for thousands of subnets. */
export const firstAnswers: NewPlan = { name: '', region: 'westeurope', pool: '10.64.0.0/14', onPremises: '', via: 'vpn', shape: 'hub-and-spoke' };

/** Why a field is refused, by field; a field without an entry is taken. */
export type NewPlanProblems = Partial<Record<keyof NewPlan, string>>;

/** What is worth knowing about a pool that is taken. */
export interface PoolAdvice {
  readonly addresses: number;
  /** In a sentence, where something speaks against it. */
  readonly caution: string | undefined;
}

/** Returns the prefixes that are written in a field. */
export function prefixList(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

/** Returns why answers cannot be taken: all of them at once. */
export function problemsOf({ name, region, pool, onPremises }: NewPlan): NewPlanProblems {
  const problems: NewPlanProblems = {};
  if (name.trim() === '') problems.name = 'A plan needs a name.';
  if (!/^[a-z0-9]+$/.test(region.trim())) problems.region = 'A region is written as Azure does in programs: westeurope, not West Europe.';
  const pools = prefixList(pool);
  const wrongPool = firstProblem(pools);
  if (pools.length === 0) problems.pool = 'At least one prefix, such as 10.64.0.0/14.';
  else if (wrongPool !== undefined) problems.pool = wrongPool;
  const outside = prefixList(onPremises);
  const wrongOutside = firstProblem(outside);
  if (wrongOutside !== undefined) problems.onPremises = wrongOutside;
  if (problems.pool === undefined && problems.onPremises === undefined) {
    const clash = clashOf(parsed(pools), parsed(outside));
    if (clash) problems.pool = clash;
  }
  return problems;
}

/** Returns how large a pool is, and what speaks against it; undefined while it is not written rightly. */
export function poolAdvice(pool: string): PoolAdvice | undefined {
  const texts = prefixList(pool);
  const prefixes = parsed(texts);
  if (prefixes.length === 0 || prefixes.length < texts.length) return undefined;
  const ranges = parsed(PRIVATE_RANGES.map(({ prefix }) => prefix));
  const strange = prefixes.find((prefix) => prefix.family === 4 && !ranges.some((range) => prefixContains(range, prefix)));
  const addresses = prefixes.reduce((sum, { family, length }) => sum + (family === 4 ? 2 ** (32 - length) : 0), 0);
  const caution = strange ? `${formatPrefix(strange)} is no private range: whoever owns it on the internet cannot be reached any more.` : undefined;
  return { addresses, caution };
}

/** Returns the document of a new plan. The answers should be right. */
export function documentOf({ name, region, pool, onPremises, via, shape }: NewPlan): PlanDocument {
  const outside = prefixList(onPremises);
  const hub = shape === 'hub-and-spoke';
  const first = hub ? 'hub' : 'network';
  const gateway = via === 'expressroute' ? 'expressroute-gateway' : 'vpn-gateway';
  const attached = outside.length > 0 && via !== 'none';
  return {
    cadastre: 1,
    name: name.trim(),
    defaults: { region: region.trim(), growth: 25 },
    ...(outside.length === 0
      ? {}
      : {
          externalNetworks: [
            { name: 'on-premises', kind: 'on-premises', prefixes: outside, ...(attached ? { connections: [{ to: first, via }] } : {}) },
          ],
        }),
    addressPools: [{ name: 'main', prefixes: prefixList(pool) }],
    virtualNetworks: [
      {
        name: first,
        pool: 'main',
        subnets: [
          ...(attached || hub ? [{ name: 'GatewaySubnet', service: gateway }] : []),
          ...(hub
            ? [
                { name: 'AzureFirewallSubnet', service: 'firewall' },
                { name: 'AzureBastionSubnet', service: 'bastion' },
              ]
            : [{ name: 'workload', inputs: { machines: 20 } }]),
        ],
      },
      ...(hub ? [{ name: 'spoke', pool: 'main', subnets: [{ name: 'workload', inputs: { machines: 20 } }] }] : []),
    ],
    ...(hub ? { peerings: [{ between: ['hub', 'spoke'], gatewayTransit: 'hub', forwardedTraffic: true }] } : {}),
  };
}

function parsed(texts: readonly string[]): Prefix[] {
  return texts.flatMap((text) => parsePrefix(text) ?? []);
}

function firstProblem(texts: readonly string[]): string | undefined {
  const wrong = texts.find((text) => !parsePrefix(text));
  return wrong === undefined ? undefined : explainPrefix(wrong, '').text;
}

function clashOf(pools: readonly Prefix[], outside: readonly Prefix[]): string | undefined {
  for (const pool of pools)
    for (const other of outside)
      if (prefixContains(other, pool) || (pool.length === other.length && prefixesOverlap(pool, other)))
        return `${formatPrefix(pool)} lies in ${formatPrefix(other)}, which is in use on-premises: nothing of it could be handed out.`;
  return undefined;
}
