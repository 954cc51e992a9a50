import { describe, expect, test } from 'vitest';
import type { ExternalNetworkDocument, PlanDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import { mustCompute } from '../../support/plans.ts';

/** What the checks of overlaps say of two holders of 10.1.0.0/16 in the midst of others. */
function overlapsIn(document: Omit<PlanDocument, 'cadastre' | 'name'>): string[] {
  return mustCompute({ cadastre: 1, name: 'domains', ...document })
    .findings.filter(({ rule }) => rule.startsWith('overlap-'))
    .map(({ rule, message }) => `${rule}: ${message}`);
}

const net = (name: string, prefix: string, more: Partial<VirtualNetworkDocument> = {}): VirtualNetworkDocument => ({
  name,
  addressSpace: [prefix],
  ...more,
});
const site = (name: string, prefix: string, ...connections: NonNullable<ExternalNetworkDocument['connections']>): ExternalNetworkDocument => ({
  name,
  prefixes: [prefix],
  connections,
});
const wan = (name: string, prefix: string) => net(name, prefix, { subnets: [{ name: 'hub', service: 'virtual-wan-hub' }] });

describe('the message names the path that joins the two', () => {
  test.each([
    {
      why: 'two spokes of one hub',
      document: {
        virtualNetworks: [net('a', '10.1.0.0/16'), net('b', '10.1.0.0/16'), net('hub', '10.0.0.0/24')],
        peerings: [{ between: ['a', 'hub'] }, { between: ['b', 'hub'] }],
      },
      rule: 'overlap-connected',
      names: ['a', 'hub', 'b'],
    },
    {
      why: 'networks that are three peerings apart',
      document: {
        virtualNetworks: [net('a', '10.1.0.0/16'), net('b', '10.1.0.0/16'), net('x', '10.2.0.0/24'), net('y', '10.3.0.0/24')],
        peerings: [{ between: ['a', 'x'] }, { between: ['x', 'y'] }, { between: ['y', 'b'] }],
      },
      rule: 'overlap-unconnected',
      names: ['a', 'b'],
    },
    {
      why: 'two sites behind one gateway',
      document: {
        virtualNetworks: [net('hub', '10.0.0.0/24')],
        externalNetworks: [site('a', '10.1.0.0/16', { to: 'hub', via: 'vpn' }), site('b', '10.1.0.0/16', { to: 'hub', via: 'vpn' })],
      },
      rule: 'overlap-connected',
      names: ['a', 'hub', 'b'],
    },
    {
      why: 'a spoke that uses the gateway of its hub, and a site behind it',
      document: {
        virtualNetworks: [net('hub', '10.0.0.0/24'), net('a', '10.1.0.0/16')],
        externalNetworks: [site('b', '10.1.0.0/16', { to: 'hub', via: 'expressroute' })],
        peerings: [{ between: ['hub', 'a'], gatewayTransit: 'hub' }],
      },
      rule: 'overlap-connected',
      names: ['a', 'hub', 'b'],
    },
    {
      why: 'networks of two Virtual WAN hubs that are connected',
      document: {
        virtualNetworks: [net('a', '10.1.0.0/16'), net('b', '10.1.0.0/16'), wan('wan-one', '10.0.0.0/23'), wan('wan-two', '10.0.2.0/23')],
        peerings: [{ between: ['a', 'wan-one'] }, { between: ['wan-one', 'wan-two'] }, { between: ['wan-two', 'b'] }],
      },
      rule: 'overlap-connected',
      names: ['a', 'wan-one', 'wan-two', 'b'],
    },
    {
      why: 'a site and a network of one Virtual WAN hub',
      document: {
        virtualNetworks: [net('a', '10.1.0.0/16'), wan('wan', '10.0.0.0/23')],
        externalNetworks: [site('b', '10.1.0.0/16', { to: 'wan', via: 'vpn' })],
        peerings: [{ between: ['a', 'wan'] }],
      },
      rule: 'overlap-connected',
      names: ['a', 'wan', 'b'],
    },
  ])('$why', ({ document, rule, names }) => {
    const [found, ...more] = overlapsIn(document);
    expect(more).toEqual([]);
    expect(found).toMatch(new RegExp(`^${rule}: `));
    for (const name of names) expect(found).toMatch(new RegExp(`\\b${name}\\b`));
  });
});

describe('a declared overlap', () => {
  const declared = { with: 'b', because: 'addresses are translated' };
  test.each([
    { why: 'with a partner behind a gateway is silent', externalNetworks: [site('b', '10.1.0.0/16', { to: 'a', via: 'vpn' as const })], found: [] },
    {
      why: 'with a peered network is refused all the same',
      externalNetworks: [site('b', '10.1.0.0/16', { to: 'a', via: 'peering' as const })],
      found: ['overlap-connected'],
    },
    {
      why: 'with who has none of the addresses is reported',
      externalNetworks: [site('b', '10.2.0.0/16', { to: 'a', via: 'vpn' as const })],
      found: ['overlap-declared-unused'],
    },
  ])('$why', ({ externalNetworks, found }) => {
    const virtualNetworks = [net('a', '10.1.0.0/16', { overlap: declared })];
    expect(overlapsIn({ virtualNetworks, externalNetworks }).map((text) => text.split(':')[0])).toEqual(found);
  });
});

test('where many hold the same addresses the findings grow with the networks, and none is left out', () => {
  for (const count of [40, 80]) {
    const virtualNetworks = Array.from({ length: count }, (_, i) => net(`net-${String(i).padStart(2, '0')}`, '10.1.0.0/16'));
    const found = overlapsIn({ virtualNetworks });
    expect(found.length).toBeLessThan(12 * count);
    for (const { name } of virtualNetworks) expect(found.some((text) => text.includes(name))).toBe(true);
    expect(found.some((text) => text.includes(' more '))).toBe(true);
  }
});
