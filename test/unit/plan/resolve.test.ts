import { describe, expect, test } from 'vitest';
import type { PlanDocument, SubnetDocument } from '../../../shared/plan/document.ts';
import { resolvePlan } from '../../../shared/plan/resolve.ts';
import { oneNetwork } from '../../support/plans.ts';

const problemsOf = (document: PlanDocument) => {
  const resolved = resolvePlan(document);
  return resolved.ok ? [] : resolved.problems;
};
const inSubnet = (subnet: SubnetDocument): PlanDocument => oneNetwork([{ name: 'app', ...subnet }]);

describe('what names refer to', () => {
  const rows: { why: string; document: PlanDocument; code: string; at: string; hint?: RegExp }[] = [
    {
      why: 'two networks of one name',
      document: {
        cadastre: 1,
        name: 'x',
        virtualNetworks: [
          { name: 'hub', addressSpace: ['10.0.0.0/24'] },
          { name: 'HUB', addressSpace: ['10.0.1.0/24'] },
        ],
      },
      code: 'duplicate-name',
      at: 'virtualNetworks[1].name',
      hint: /virtualNetworks\[0\]/,
    },
    {
      why: 'two subnets of one name',
      document: oneNetwork([
        { name: 'a', size: '/27' },
        { name: 'a', size: '/27' },
      ]),
      code: 'duplicate-name',
      at: 'virtualNetworks[0].subnets[1].name',
    },
    {
      why: 'a pool that is not there',
      document: oneNetwork([], { pool: 'west', addressSpace: ['10.0.0.0/24'] }),
      code: 'unknown-reference',
      at: 'virtualNetworks[0].pool',
    },
    {
      why: 'a pool that is spelt differently',
      document: { ...oneNetwork([{ name: 'a', size: '/27' }], { pool: 'weu1' }), addressPools: [{ name: 'weu', prefixes: ['10.0.0.0/16'] }] },
      code: 'unknown-reference',
      at: 'virtualNetworks[0].pool',
      hint: /"weu"/,
    },
    {
      why: 'neither pool nor address space',
      document: oneNetwork([{ name: 'a', size: '/27' }], {}),
      code: 'no-address-space',
      at: 'virtualNetworks[0]',
    },
    {
      why: 'nothing that tells a size',
      document: { cadastre: 1, name: 'x', addressPools: [{ name: 'p', prefixes: ['10.0.0.0/16'] }], virtualNetworks: [{ name: 'net', pool: 'p' }] },
      code: 'no-size',
      at: 'virtualNetworks[0]',
    },
    {
      why: 'a connection to a network that is not there',
      document: { cadastre: 1, name: 'x', externalNetworks: [{ name: 'site', prefixes: ['10.0.0.0/8'], connections: [{ to: 'hub', via: 'vpn' }] }] },
      code: 'unknown-reference',
      at: 'externalNetworks[0].connections[0].to',
    },
    {
      why: 'a peering with itself',
      document: { ...oneNetwork([]), peerings: [{ between: ['net', 'net'] }] },
      code: 'wrong-value',
      at: 'peerings[0].between',
    },
    {
      why: 'gateway transit of a third network',
      document: {
        cadastre: 1,
        name: 'x',
        virtualNetworks: [
          { name: 'na', addressSpace: ['10.0.0.0/24'] },
          { name: 'nb', addressSpace: ['10.0.1.0/24'] },
        ],
        peerings: [{ between: ['na', 'nb'], gatewayTransit: 'nc' }],
      },
      code: 'wrong-value',
      at: 'peerings[0].gatewayTransit',
    },
    {
      why: 'the same peering twice, the other way round',
      document: {
        cadastre: 1,
        name: 'x',
        virtualNetworks: [
          { name: 'na', addressSpace: ['10.0.0.0/24'] },
          { name: 'nb', addressSpace: ['10.0.1.0/24'] },
        ],
        peerings: [{ between: ['na', 'nb'] }, { between: ['nb', 'na'] }],
      },
      code: 'duplicate-peering',
      at: 'peerings[1]',
    },
    {
      why: 'an unknown service',
      document: inSubnet({ service: 'sql-managed-instnace' }),
      code: 'unknown-service',
      at: 'virtualNetworks[0].subnets[0].service',
      hint: /"sql-managed-instance"/,
    },
    {
      why: 'an unknown input',
      document: inSubnet({ service: 'aks', inputs: { node: 3 } }),
      code: 'unknown-input',
      at: 'virtualNetworks[0].subnets[0].inputs.node',
      hint: /"nodes"/,
    },
    {
      why: 'an input out of bounds',
      document: inSubnet({ service: 'api-management', inputs: { units: 99 } }),
      code: 'wrong-input',
      at: 'virtualNetworks[0].subnets[0].inputs.units',
    },
    {
      why: 'a number as text',
      document: inSubnet({ inputs: { machines: '40' } }),
      code: 'wrong-input',
      at: 'virtualNetworks[0].subnets[0].inputs.machines',
    },
    {
      why: 'a network model that is not one',
      document: inSubnet({ service: 'aks', inputs: { networkModel: 'overley' } }),
      code: 'wrong-input',
      at: 'virtualNetworks[0].subnets[0].inputs.networkModel',
      hint: /"overlay"/,
    },
    {
      why: 'service beside workloads',
      document: inSubnet({ service: 'bastion', workloads: [{ service: 'vpn-gateway' }] }),
      code: 'contradiction',
      at: 'virtualNetworks[0].subnets[0].service',
    },
    {
      why: 'an unknown private endpoint',
      document: inSubnet({ privateEndpoints: [{ resource: 'storage-blobs' }] }),
      code: 'unknown-resource',
      at: 'virtualNetworks[0].subnets[0].privateEndpoints[0].resource',
      hint: /"storage-blob"/,
    },
    {
      why: 'deployed without a prefix',
      document: inSubnet({ deployed: true }),
      code: 'deployed-without-prefix',
      at: 'virtualNetworks[0].subnets[0]',
    },
    { why: 'a subnet without a name', document: oneNetwork([{ size: '/26' }]), code: 'missing-key', at: 'virtualNetworks[0].subnets[0]' },
    {
      why: 'a rule about nobody',
      document: inSubnet({ rules: [{ name: 'r', direction: 'inbound', access: 'allow', from: 'hubb', to: 'self', priority: 200 }] }),
      code: 'unknown-reference',
      at: 'virtualNetworks[0].subnets[0].rules[0].from',
    },
    {
      why: 'a next hop that is none',
      document: inSubnet({ routes: [{ prefix: '0.0.0.0/0', nextHop: 'firewal' }] }),
      code: 'wrong-value',
      at: 'virtualNetworks[0].subnets[0].routes[0].nextHop',
      hint: /"firewall"/,
    },
    {
      why: 'the same route twice',
      document: inSubnet({
        routes: [
          { prefix: '0.0.0.0/0', nextHop: 'none' },
          { prefix: '0.0.0.0/0', nextHop: 'internet' },
        ],
      }),
      code: 'duplicate-name',
      at: 'virtualNetworks[0].subnets[0].routes[1].prefix',
    },
    {
      why: 'a flow from nowhere',
      document: { ...oneNetwork([]), flows: [{ from: 'net/ap', to: 'internet', expect: 'blocked' }] },
      code: 'unknown-reference',
      at: 'flows[0].from',
    },
  ];
  test.each(rows)('$why', ({ document, code, at, hint }) => {
    const problems = problemsOf(document);
    expect(problems.map((problem) => [problem.code, problem.at])).toEqual([[code, at]]);
    expect(problems[0]?.text).toMatch(/^["A-Za-z].*\.$/);
    if (hint) expect(problems[0]?.hint).toMatch(hint);
  });

  test('all at once', () => {
    const document: PlanDocument = {
      cadastre: 1,
      name: 'x',
      virtualNetworks: [
        {
          name: 'net',
          pool: 'nowhere',
          subnets: [
            { name: 'a', service: 'nothing' },
            { name: 'a', inputs: { machines: -1, mchines: 2 } },
          ],
        },
      ],
      peerings: [{ between: ['net', 'gone'] }],
    };
    expect(
      problemsOf(document)
        .map((problem) => problem.code)
        .sort(),
    ).toEqual(['duplicate-name', 'unknown-input', 'unknown-reference', 'unknown-reference', 'unknown-service', 'wrong-input']);
  });
});

describe('defaults', () => {
  test('a service that demands a name gives it; references to it work', () => {
    const resolved = resolvePlan({
      ...oneNetwork([
        { workloads: [{ service: 'vpn-gateway' }, { service: 'expressroute-gateway' }] },
        {
          name: 'app',
          size: '/26',
          rules: [{ name: 'r', direction: 'inbound', access: 'allow', from: 'net/GatewaySubnet', to: 'self', priority: 200 }],
        },
      ]),
    });
    expect(resolved.ok && resolved.value.networks[0]?.subnets.map((subnet) => subnet.address)).toEqual(['net/GatewaySubnet', 'net/app']);
  });

  test('private endpoints alone make a subnet of private endpoints; a list is the count', () => {
    const resolved = resolvePlan(
      oneNetwork([
        {
          name: 'pe',
          privateEndpoints: [
            { resource: 'storage-blob', count: 3 },
            { resource: 'key-vault', count: 2 },
          ],
        },
      ]),
    );
    const subnet = resolved.ok ? resolved.value.networks[0]?.subnets[0] : undefined;
    expect(subnet?.workloads.map(({ service }) => service.id)).toEqual(['private-endpoint']);
    expect(subnet?.sizing).toMatchObject({ needed: 5, total: 10, prefixLength: 28 });
  });

  test('growth: the subnet’s own, else the default, else none; a workload’s own before both', () => {
    const grown = (document: PlanDocument) => {
      const resolved = resolvePlan(document);
      return resolved.ok ? resolved.value.networks[0]?.subnets.map((subnet) => subnet.sizing.needed) : resolved.problems;
    };
    const subnets: SubnetDocument[] = [
      { name: 'a', inputs: { machines: 20 } },
      { name: 'b', inputs: { machines: 20 }, growth: 50 },
      {
        name: 'c',
        growth: 50,
        workloads: [
          { service: 'virtual-machines', inputs: { machines: 20 }, growth: 100 },
          { service: 'virtual-machines', inputs: { machines: 20 } },
        ],
      },
    ];
    expect(grown({ ...oneNetwork(subnets), defaults: { growth: 10 } })).toEqual([22, 30, 70]);
    expect(grown(oneNetwork(subnets))).toEqual([20, 30, 70]);
  });

  test('growth by the year: a workload’s own, else the subnet’s, else the network’s, else the default, else none; it changes no size', () => {
    const yearly = (document: PlanDocument) => {
      const resolved = resolvePlan(document);
      if (!resolved.ok) return resolved.problems;
      return resolved.value.networks[0]?.subnets.map(({ growthPerYear, workloads, sizing }) => [
        growthPerYear,
        ...workloads.map((workload) => workload.growthPerYear),
        sizing.needed,
      ]);
    };
    const subnets: SubnetDocument[] = [
      { name: 'a', inputs: { machines: 20 } },
      { name: 'b', inputs: { machines: 20 }, growthPerYear: 0 },
      {
        name: 'c',
        growthPerYear: 50,
        workloads: [
          { service: 'virtual-machines', inputs: { machines: 20 }, growthPerYear: 7.5 },
          { service: 'virtual-machines', inputs: { machines: 20 } },
        ],
      },
    ];
    const network = { addressSpace: ['10.64.0.0/16'], growthPerYear: 20 };
    const own = [
      [0, 0, 20],
      [50, 7.5, 50, 40],
    ];
    expect(yearly({ ...oneNetwork(subnets, network), defaults: { growthPerYear: 10 } })).toEqual([[20, 20, 20], ...own]);
    expect(yearly({ ...oneNetwork(subnets), defaults: { growthPerYear: 10 } })).toEqual([[10, 10, 20], ...own]);
    expect(yearly(oneNetwork(subnets))).toEqual([[0, 0, 20], ...own]);
  });
});
