import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../shared/checks/finding.ts';
import type { PlanDocument, SubnetDocument, VirtualNetworkDocument } from '../../../shared/plan/document.ts';
import { applyEdits } from '../../../shared/plan/apply-edits.ts';
import { mustCompute, mustResult, oneNetwork, places } from '../../support/plans.ts';

const pooled = (networks: VirtualNetworkDocument[], rest: Partial<PlanDocument> = {}): PlanDocument => ({
  cadastre: 1,
  name: 'test',
  addressPools: [{ name: 'p', prefixes: ['10.64.0.0/24'] }],
  virtualNetworks: networks.map((network) => ({ pool: 'p', ...network })),
  ...rest,
});
const noSpace = (document: PlanDocument): Finding[] => mustCompute(document).findings.filter(({ rule }) => rule === 'no-space');
const titles = ({ fix, alternatives = [] }: Finding) => (fix ? [fix, ...alternatives] : []).map(({ title }) => title);

describe('what is offered where something finds no place', () => {
  const rows: { why: string; document: PlanDocument; offers: string[] }[] = [
    {
      why: 'a further prefix behind, or another place for a pinned subnet',
      document: oneNetwork(
        [
          { name: 'a', prefix: '10.64.0.0/27' },
          { name: 'b', prefix: '10.64.0.64/27' },
          { name: 'c', inputs: { machines: 30 }, size: '/26' },
        ],
        { addressSpace: ['10.64.0.0/25'] },
      ),
      offers: ['Add 10.64.0.128/26 to the address space of net', 'Move net/a from 10.64.0.0/27 to 10.64.0.96/27'],
    },
    {
      why: 'minimum in place of recommended',
      document: oneNetwork(
        [
          { name: 'a', prefix: '10.64.0.0/26', deployed: true },
          { name: 'gateway', service: 'application-gateway-v2', inputs: { maxInstances: 4 } },
        ],
        { addressSpace: ['10.64.0.0/24'], deployed: true },
      ),
      offers: [
        'Ask for a /25 instead of a /24 for net/gateway, which holds the 4 addresses that it needs (/24 is recommended)',
        'Add 10.64.1.0/24 to the address space of net',
      ],
    },
    {
      why: 'the buddy of the address space',
      document: oneNetwork(
        [
          { name: 'a', prefix: '10.64.1.0/25' },
          { name: 'b', prefix: '10.64.1.128/25' },
          { name: 'c', inputs: { machines: 200 } },
        ],
        {
          addressSpace: ['10.64.1.0/24'],
        },
      ),
      offers: ['Add 10.64.0.0/24 to the address space of net'],
    },
    {
      why: 'a further prefix comes from the pool of the network, where it has one',
      document: pooled([
        {
          name: 'net',
          addressSpace: ['10.64.0.64/26'],
          subnets: [
            { name: 'a', inputs: { machines: 50 }, prefix: '10.64.0.64/26' },
            { name: 'b', inputs: { machines: 50 } },
          ],
        },
        { name: 'other', addressSpace: ['10.64.0.0/26'] },
      ]),
      offers: ['Add 10.64.0.128/26 to the address space of net'],
    },
    {
      why: 'beside a pool, which is kept out of, and beside an external network',
      document: {
        ...oneNetwork(
          [
            { name: 'a', inputs: { machines: 100 }, prefix: '10.64.0.0/25' },
            { name: 'b', inputs: { machines: 100 } },
          ],
          { addressSpace: ['10.64.0.0/25'] },
        ),
        addressPools: [{ name: 'p', prefixes: ['10.64.0.128/25'] }],
        externalNetworks: [{ name: 'site', prefixes: ['10.64.1.0/24', '10.63.0.0/16'] }],
      },
      offers: ['Add 10.64.2.0/25 to the address space of net'],
    },
    {
      why: 'a network: a further prefix behind the pool, a smaller size, a planned network moved',
      document: pooled([
        { name: 'a', addressSpace: ['10.64.0.64/26'] },
        { name: 'b', addressSpace: ['10.64.0.128/26'], deployed: true },
        { name: 'c', size: '/25' },
      ]),
      offers: ['Carve c as a /26 instead of a /25: 10.64.0.0/26', 'Add 10.64.1.0/25 to pool p', 'Move a from 10.64.0.64/26 to 10.64.0.192/26'],
    },
    {
      why: 'less spare, as little less as will do',
      document: pooled([
        { name: 'a', addressSpace: ['10.64.0.0/25'], deployed: true },
        {
          name: 'b',
          spare: 50,
          subnets: [
            { name: 'x', inputs: { machines: 50 } },
            { name: 'y', inputs: { machines: 20 } },
          ],
        },
      ]),
      offers: ['Keep 25 instead of 50 percent of b free; it then takes 10.64.0.128/25', 'Add 10.64.1.0/24 to pool p'],
    },
    {
      why: 'a smaller subnet of a network',
      document: pooled([
        { name: 'a', addressSpace: ['10.64.0.0/25'], deployed: true },
        { name: 'b', subnets: [{ name: 'gw', service: 'application-gateway-v2', inputs: { maxInstances: 4 } }] },
      ]),
      offers: [
        'Ask for a /25 instead of a /24 for b/gw, which holds the 4 addresses that it needs (/24 is recommended); b then takes 10.64.0.128/25',
        'Add 10.64.1.0/24 to pool p',
      ],
    },
    {
      why: 'a larger network where it asks for a size that does not hold its subnets',
      document: pooled([
        {
          name: 'a',
          size: '/26',
          subnets: [
            { name: 'x', inputs: { machines: 50 } },
            { name: 'y', inputs: { machines: 50 } },
          ],
        },
      ]),
      offers: ['Carve a as a /25 instead of a /26: 10.64.0.0/25', 'Add 10.64.0.64/26 to the address space of a'],
    },
    {
      why: 'a pinned subnet of a network without address space goes elsewhere',
      document: pooled([
        { name: 'a', addressSpace: ['10.64.0.0/25'], deployed: true },
        { name: 'b', subnets: [{ name: 'x', inputs: { machines: 20 }, prefix: '10.64.0.64/27' }] },
      ]),
      offers: ['Let b/x go from 10.64.0.64/27 to 10.64.0.128/27'],
    },
    {
      why: 'pinned subnets outside of the pool: their block becomes part of it',
      document: pooled([{ name: 'b', subnets: [{ name: 'x', inputs: { machines: 20 }, prefix: '10.65.0.64/27', deployed: true }] }]),
      offers: ['Add 10.65.0.64/27 to pool p'],
    },
    {
      why: 'a network moved away from pinned subnets, with what is pinned in it',
      document: pooled([
        { name: 'a', addressSpace: ['10.64.0.32/27'], subnets: [{ name: 'y', prefix: '10.64.0.48/28' }] },
        {
          name: 'b',
          subnets: [
            { name: 'x', prefix: '10.64.0.0/27', deployed: true },
            { name: 'z', inputs: { machines: 20 } },
          ],
        },
      ]),
      offers: ['Move a from 10.64.0.32/27 to 10.64.0.64/27'],
    },
    {
      why: 'IPv6: the next prefix of the same site',
      document: pooled(
        [
          { name: 'a', size: '/26', ipv6: true },
          { name: 'b', size: '/26', ipv6: true },
        ],
        {
          addressPools: [{ name: 'p', prefixes: ['10.64.0.0/24', 'fd00:64:0:100::/56'] }],
        },
      ),
      offers: ['Add fd00:64::/56 to pool p, and record 1 prefix so that nothing else moves'],
    },
    {
      why: 'outside of what the service keeps out of',
      document: oneNetwork([{ name: 'dns', service: 'dns-private-resolver' }], { addressSpace: ['10.0.4.0/24'] }),
      offers: ['Add 10.0.17.0/28 to the address space of net'],
    },
  ];
  test.each(rows)('$why', ({ document, offers }) => {
    const findings = noSpace(document);
    expect(findings.map(titles)).toEqual([offers]);
    // Each of them remedies it, whatever the property tests say.
    for (const { fix, alternatives = [] } of findings)
      for (const { edits } of fix ? [fix, ...alternatives] : []) expect(noSpace(applyEdits(document, edits))).toEqual([]);
  });
});

describe('nothing is offered', () => {
  const rows: { why: string; document: PlanDocument }[] = [
    {
      why: 'everything is deployed and private space is used up',
      document: {
        ...oneNetwork(
          [
            { name: 'a', inputs: { machines: 20 }, prefix: '10.64.0.0/27', deployed: true },
            { name: 'b', inputs: { machines: 20 } },
          ],
          {
            addressSpace: ['10.64.0.0/27'],
            deployed: true,
          },
        ),
        externalNetworks: [{ name: 'all', prefixes: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'] }],
      },
    },
    {
      why: 'no IPv6 anywhere, and nobody but the user knows which is theirs',
      document: pooled([{ name: 'net', ipv6: true, size: '/24' }]),
    },
    {
      why: 'the network is given and its pool is full',
      document: pooled([
        {
          name: 'net',
          addressSpace: ['10.64.0.0/25'],
          deployed: true,
          subnets: [
            { name: 'a', inputs: { machines: 100 }, prefix: '10.64.0.0/25' },
            { name: 'b', inputs: { machines: 20 } },
          ],
        },
        { name: 'other', addressSpace: ['10.64.0.128/25'] },
      ]),
    },
  ];
  test.each(rows)('$why', ({ document }) => {
    const [finding, ...more] = noSpace(document);
    expect(more).toEqual([]);
    expect(finding).toBeDefined();
    expect(finding?.fix).toBeUndefined();
    expect(finding).not.toHaveProperty('alternatives');
  });
});

describe('fixes', () => {
  test('record what would be chosen elsewhere, and say so', () => {
    const subnets: SubnetDocument[] = [
      { name: 'a', inputs: { machines: 50 } },
      { name: 'b', inputs: { machines: 20 } },
    ];
    const document = pooled([
      { name: 'full', addressSpace: ['10.64.0.0/25'], deployed: true },
      { name: 'na', size: '/26', subnets },
      { name: 'nb', size: '/26' },
      { name: 'nc', size: '/26' },
    ]);
    const finding = noSpace(document).find(({ subjects }) => subjects[0] === 'nc');
    const before = places(mustResult(document));
    expect(finding?.fix?.title).toBe('Add 10.64.1.0/26 to pool p, and record 3 prefixes so that nothing else moves');
    expect(places(mustResult(applyEdits(document, finding?.fix?.edits ?? [])))).toEqual({ ...before, nc: '10.64.1.0/26' });
  });

  test('reach into a set of subnets, of which the document says nothing yet', () => {
    const document = oneNetwork(
      [
        { name: 'a', prefix: '10.64.0.0/26', deployed: true },
        { set: 'application-gateway-private-link', name: 'gw', inputs: { maxInstances: 4 } },
      ],
      {
        addressSpace: ['10.64.0.0/24'],
      },
    );
    const [finding, ...more] = noSpace(document);
    expect(more).toEqual([]);
    expect(finding?.fix?.edits).toEqual([{ path: ['virtualNetworks', 0, 'subnets', 1, 'subnets', 'gateway', 'size'], set: '/25' }]);
    expect(noSpace(applyEdits(document, finding?.fix?.edits ?? []))).toEqual([]);
  });

  test('the largest free block and what is free beside it are told', () => {
    const fragmented = oneNetwork(
      [
        { name: 'a', prefix: '10.64.0.32/27' },
        { name: 'b', size: '/25' },
      ],
      { addressSpace: ['10.64.0.0/25'] },
    );
    const whole = oneNetwork(
      [
        { name: 'a', prefix: '10.64.0.0/26' },
        { name: 'b', size: '/25' },
      ],
      { addressSpace: ['10.64.0.0/25'] },
    );
    expect([...noSpace(fragmented), ...noSpace(whole)].map(({ message }) => message)).toEqual([
      'net/b needs a free /25 in net; 96 addresses are free there, but the largest free block is 10.64.0.64/26 (fragmentation 33 %).',
      'net/b needs a free /25 in net, where no more than 10.64.0.64/26 is free.',
    ]);
  });

  test('are the same whatever the order of lists', () => {
    const networks: VirtualNetworkDocument[] = [
      { name: 'a', addressSpace: ['10.64.0.64/26'] },
      { name: 'b', addressSpace: ['10.64.0.128/26'] },
      { name: 'c', size: '/25' },
      { name: 'd', size: '/25' },
    ];
    expect(noSpace(pooled([...networks].reverse())).map(titles)).toEqual(noSpace(pooled(networks)).map(titles));
  });

  test('are looked for where few things lack a place, and for the first twenty where many do', () => {
    const many = pooled(Array.from({ length: 30 }, (_, i) => ({ name: `n${String(i).padStart(2, '0')}`, size: '/24' })));
    const offered = noSpace(many).map((finding) => finding.fix !== undefined);
    expect(offered.filter(Boolean).length).toBe(20);
    expect(offered).toHaveLength(29);
  });
});
