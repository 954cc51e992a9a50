import { describe, expect, test } from 'vitest';
import type { SubnetDocument } from '../../../shared/plan/document.ts';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import { resolvePlan } from '../../../shared/plan/resolve.ts';
import { setInSource } from '../../../shared/plan/write-back.ts';
import { computePlan } from '../../../shared/result/compute.ts';
import { recordEdits } from '../../../shared/result/record.ts';
import { mustCompute, mustResult, oneNetwork } from '../../support/plans.ts';

const subnetsOf = (...subnets: SubnetDocument[]) => mustResult(oneNetwork(subnets)).virtualNetworks[0]?.subnets ?? [];

describe('a set of subnets', () => {
  test.each<{ why: string; entry: SubnetDocument; names: string[] }>([
    { why: 'named after the set and its roles', entry: { set: 'databricks' }, names: ['databricks-host', 'databricks-container'] },
    { why: 'named after the name that it is given', entry: { set: 'databricks', name: 'dbx' }, names: ['dbx-host', 'dbx-container'] },
    {
      why: 'one of them under a name of its own',
      entry: { set: 'databricks', subnets: { container: { name: 'private' } } },
      names: ['databricks-host', 'private'],
    },
    { why: 'an alias, in any case', entry: { set: 'DATABRICKS VNET INJECTION' }, names: ['databricks-host', 'databricks-container'] },
    { why: 'the vendor in front', entry: { set: 'azure-databricks' }, names: ['databricks-host', 'databricks-container'] },
    {
      why: 'names that the services demand',
      entry: { set: 'firewall', inputs: { forcedTunnelling: true } },
      names: ['AzureFirewallSubnet', 'AzureFirewallManagementSubnet'],
    },
    { why: 'without what is not asked for', entry: { set: 'firewall' }, names: ['AzureFirewallSubnet'] },
  ])('$why', ({ entry, names }) => {
    expect(subnetsOf(entry).map(({ name }) => name)).toEqual(names);
  });

  test('inputs go to the services that count them, and both subnets of a workspace come out alike', () => {
    const [host, container] = subnetsOf({ set: 'databricks', inputs: { maxClusterNodes: 507 } });
    expect([host?.sizing.prefixLength, container?.sizing.prefixLength]).toEqual([23, 23]);
    expect(host?.set).toEqual({ id: 'databricks', name: 'databricks', role: 'host' });
    expect(host?.delegation).toBe('Microsoft.Databricks/workspaces');
  });

  test('growth and deployed hold for every subnet, unless one says otherwise', () => {
    const [host, container] = subnetsOf({ set: 'databricks', growth: 100, inputs: { maxClusterNodes: 50 }, subnets: { container: { growth: 0 } } });
    expect([host?.sizing.needed, container?.sizing.needed]).toEqual([100, 50]);
    const both = subnetsOf({
      set: 'databricks',
      deployed: true,
      subnets: { host: { prefix: '10.64.0.0/25' }, container: { prefix: '10.64.0.128/25' } },
    });
    expect(both.map(({ source }) => source)).toEqual(['deployed', 'deployed']);
  });

  test('growth by the year of the set holds for every subnet, unless one says otherwise', () => {
    const { plan } = mustCompute({
      ...oneNetwork([{ set: 'databricks', growthPerYear: 30, subnets: { container: { growthPerYear: 5 } } }, { set: 'firewall' }]),
      defaults: { growthPerYear: 1 },
    });
    expect(plan.networks[0]?.subnets.map(({ growthPerYear, workloads }) => [growthPerYear, workloads[0]?.growthPerYear])).toEqual([
      [30, 30],
      [5, 5],
      [1, 1],
    ]);
  });

  test('its subnets can be referred to by rules of others', () => {
    const computed = mustCompute(
      oneNetwork([
        { set: 'databricks', name: 'dbx', subnets: { host: { prefix: '10.64.1.0/26' } } },
        {
          name: 'app',
          rules: [{ name: 'in', direction: 'inbound', access: 'allow', protocol: 'tcp', from: 'net/dbx-host', to: 'self', priority: 200 }],
        },
      ]),
    );
    const nsg = computed.resources.networks[0]?.nsgs.find(({ subnet }) => subnet === 'net/app');
    expect(nsg?.rules).toMatchObject([{ name: 'in', sources: ['10.64.1.0/26'] }]);
  });

  const problems = (entry: SubnetDocument) => {
    const resolved = resolvePlan(oneNetwork([entry]));
    return resolved.ok ? [] : resolved.problems.map(({ code, at, hint }) => ({ code, at, hint }));
  };
  const AT = 'virtualNetworks[0].subnets[0]';
  test.each<{ why: string; entry: SubnetDocument; code: string; at: string; hint?: RegExp }>([
    { why: 'a set that is none', entry: { set: 'databriks' }, code: 'unknown-set', at: `${AT}.set`, hint: /"databricks"/ },
    {
      why: 'a role that is none',
      entry: { set: 'databricks', subnets: { hots: {} } },
      code: 'unknown-reference',
      at: `${AT}.subnets.hots`,
      hint: /"host"/,
    },
    {
      why: 'a role that these inputs do not bring',
      entry: { set: 'firewall', subnets: { management: {} } },
      code: 'unknown-reference',
      at: `${AT}.subnets.management`,
    },
    { why: 'a service beside the set', entry: { set: 'databricks', service: 'databricks' }, code: 'contradiction', at: `${AT}.service` },
    { why: 'a prefix for all of them', entry: { set: 'databricks', prefix: '10.64.0.0/24' }, code: 'contradiction', at: `${AT}.prefix` },
    { why: 'subnets without a set', entry: { name: 'a', subnets: { host: {} } }, code: 'contradiction', at: `${AT}.subnets` },
    {
      why: 'an input that no subnet takes',
      entry: { set: 'databricks', inputs: { maxClusterNode: 4 } },
      code: 'unknown-input',
      at: `${AT}.inputs.maxClusterNode`,
      hint: /"maxClusterNodes"/,
    },
    {
      why: 'an input out of bounds, told once for both',
      entry: { set: 'databricks', inputs: { maxClusterNodes: 0 } },
      code: 'wrong-input',
      at: `${AT}.inputs.maxClusterNodes`,
    },
    { why: 'an input of the set itself', entry: { set: 'firewall', inputs: { sku: 'Gold' } }, code: 'wrong-input', at: `${AT}.inputs.sku` },
  ])('refused: $why', ({ entry, code, at, hint }) => {
    const found = problems(entry);
    expect(found.map((problem) => `${problem.code} ${problem.at}`)).toContain(`${code} ${at}`);
    if (hint) expect(found.find((problem) => problem.at === at)?.hint).toMatch(hint);
  });

  const TEXT = `cadastre: 1
name: x
virtualNetworks:
  - name: net
    addressSpace: [10.64.0.0/16]
    subnets:
      - set: databricks # the workspace
        subnets:
          host: {name: outer} # ours
      - {set: databricks, name: second}
`;

  test('what is recorded stands below the set, keeps comments, and a second run changes no byte', () => {
    const recorded = record(TEXT);
    expect(recorded).toBe(`cadastre: 1
name: x
virtualNetworks:
  - name: net
    addressSpace: [10.64.0.0/16]
    subnets:
      - set: databricks # the workspace
        subnets:
          host: {name: outer, prefix: 10.64.0.64/26} # ours
          container: {prefix: 10.64.0.0/26}
      - {set: databricks, name: second, subnets: {host: {prefix: 10.64.0.192/26}, container: {prefix: 10.64.0.128/26}}}
`);
    expect(record(recorded)).toBe(recorded);
  });
});

function record(text: string): string {
  const read = readPlanDocument(text, 'yaml');
  if (!read.ok) throw new Error(read.problems.map((problem) => problem.text).join('\n'));
  const computed = computePlan(read.value.document);
  if (!computed.ok) throw new Error(computed.problems.map((problem) => problem.text).join('\n'));
  const written = setInSource(read.value.source, recordEdits(computed.value));
  if (!written.ok) throw new Error(written.problems.map((problem) => problem.text).join('\n'));
  return written.value;
}
