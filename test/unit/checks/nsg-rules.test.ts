import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../shared/plan/apply-edits.ts';
import type { Finding } from '../../../shared/checks/finding.ts';
import type { RuleDocument, SubnetDocument } from '../../../shared/plan/document.ts';
import { mustCompute, oneNetwork } from '../../support/plans.ts';

const NETWORK = { addressSpace: ['10.64.0.0/22'], region: 'westeurope' };
const found = (rule: string, document: Parameters<typeof mustCompute>[0]): Finding[] =>
  mustCompute(document).findings.filter((finding) => finding.rule === rule);
const short = (findings: readonly Finding[]) =>
  findings.map(({ severity, message, fix }) => `${severity}: ${message}${fix ? ` [${fix.title}]` : ''}`);

/** Applying the fix takes the finding away, and brings no error. */
function expectFixed(rule: string, document: Parameters<typeof mustCompute>[0]) {
  for (const { fix } of found(rule, document)) {
    if (!fix) continue;
    const after = applyEdits(document, fix.edits);
    expect(found(rule, after)).toEqual([]);
    expect(mustCompute(after).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  }
}

const rule = (name: string, priority: number, more: Partial<RuleDocument> = {}): RuleDocument => ({
  name,
  priority,
  direction: 'inbound',
  access: 'deny',
  from: 'any',
  to: 'self',
  ...more,
});

describe('nsg-blocks-required', () => {
  const gateway = (...rules: RuleDocument[]) =>
    oneNetwork([{ name: 'gateway', service: 'application-gateway', prefix: '10.64.0.0/24', rules }], NETWORK);
  const sqlmi = (...rules: RuleDocument[]) =>
    oneNetwork([{ name: 'db', service: 'sql-managed-instance', inputs: { gp: 1 }, prefix: '10.64.0.0/27', rules }], NETWORK);

  test.each([
    { why: 'a deny for all stands last', document: gateway(rule('last', 4000)) },
    {
      why: 'it denies a part of the clients only',
      document: gateway(rule('bad-guys', 101, { from: '203.0.113.0/24' })),
    },
    { why: 'it denies ports that the service does not need', document: gateway(rule('ssh', 101, { ports: [22], protocol: 'tcp' })) },
    { why: 'it narrows the clients of a service', document: sqlmi(rule('not-test', 110, { from: '10.64.1.0/24' })) },
    { why: 'it allows', document: gateway(rule('all', 101, { access: 'allow' })) },
    { why: 'the other direction', document: sqlmi(rule('out', 3000, { direction: 'outbound', from: 'self', to: 'Internet' })) },
    { why: 'another part of the subnet', document: gateway(rule('elsewhere', 101, { to: '10.64.2.0/24' })) },
    { why: 'no NSG to stand in', document: oneNetwork([{ service: 'firewall', prefix: '10.64.0.0/26', rules: [rule('all', 101)] }], NETWORK) },
    {
      why: 'no place',
      document: oneNetwork([{ name: 'gateway', service: 'application-gateway', prefix: '10.64.0.1/24', rules: [rule('all', 101)] }], NETWORK),
    },
  ])('silent: $why', ({ document }) => {
    expect(short(found('nsg-blocks-required', document))).toEqual([]);
  });

  test.each([
    {
      why: 'a deny for all before the rules of the service',
      document: gateway(rule('deny-all', 105)),
      expected: [
        'error: deny-all (105) of net/gateway should not stand before allow-gateway-manager (130) and allow-health-probe (140), which Azure Application Gateway v2 needs; it denies that traffic. Health and management by the platform. [Give deny-all of net/gateway the priority 141]',
      ],
    },
    {
      why: 'one port of a range',
      document: gateway(rule('one-port', 105, { protocol: 'tcp', ports: [65_300] })),
      expected: [
        'error: one-port (105) of net/gateway should not stand before allow-gateway-manager (130), which Azure Application Gateway v2 needs; it denies that traffic. Health and management by the platform. [Give one-port of net/gateway the priority 131]',
      ],
    },
    {
      why: 'what the platform adds itself counts',
      document: sqlmi(rule('probes', 100, { from: 'AzureLoadBalancer' })),
      expected: [
        'error: probes (100) of net/db should not stand before allow-health-probe (103), which Azure SQL Managed Instance needs; it denies that traffic. Health probes of the platform load balancer; they tell which replica is active. [Give probes of net/db the priority 105]',
      ],
    },
    {
      why: 'a tag that holds the required one',
      document: oneNetwork(
        [
          {
            name: 'pool',
            service: 'batch-pool',
            inputs: { nodes: 10 },
            prefix: '10.64.0.0/26',
            rules: [rule('no-azure', 200, { direction: 'outbound', from: 'self', to: 'AzureCloud' })],
          },
        ],
        NETWORK,
      ),
      expected: [
        'error: no-azure (200) of net/pool should not stand before allow-batch-management (1600) and allow-storage (1610), which Azure Batch pool needs; it denies that traffic.',
      ],
    },
    {
      why: 'a tag that may hold a part of the required one',
      document: gateway(rule('region', 105, { from: 'AzureCloud.WestEurope' })),
      expected: [
        'warning: region (105) of net/gateway should not stand before allow-gateway-manager (130), which Azure Application Gateway v2 needs; it may deny that traffic. Health and management by the platform.',
      ],
    },
  ])('$why', ({ document, expected }) => {
    const messages = short(found('nsg-blocks-required', document));
    expect(messages).toHaveLength(expected.length);
    messages.forEach((message, i) => expect(message.slice(0, expected[i]?.length)).toBe(expected[i]));
    expectFixed('nsg-blocks-required', document);
  });

  test('a rule that would pass another one of the plan on its way has no fix', () => {
    const document = gateway(rule('deny-all', 105), rule('allow-some', 120, { access: 'allow', from: '10.64.1.0/24' }));
    const [finding] = found('nsg-blocks-required', document);
    expect(finding?.fix).toBeUndefined();
    expect(finding?.path).toEqual(['virtualNetworks', 0, 'subnets', 0, 'rules', 0, 'priority']);
  });
});

describe('nsg-rule-shadowed', () => {
  const app = (...rules: RuleDocument[]) => oneNetwork([{ name: 'app', prefix: '10.64.0.0/26', rules } satisfies SubnetDocument], NETWORK);
  const allow = (name: string, priority: number, more: Partial<RuleDocument> = {}) => rule(name, priority, { access: 'allow', ...more });

  test.each([
    { why: 'each decides on something', document: app(allow('web', 200, { ports: [443], protocol: 'tcp' }), rule('rest', 300)) },
    { why: 'a part of the sources remains', document: app(rule('some', 200, { from: '10.0.0.0/9' }), allow('more', 300, { from: '10.0.0.0/8' })) },
    {
      why: 'a part of the ports remains',
      document: app(rule('some', 200, { protocol: 'tcp', ports: ['1-100'] }), allow('more', 300, { protocol: 'tcp', ports: ['1-101'] })),
    },
    { why: 'ICMP remains', document: app(rule('ports', 200, { ports: ['0-65535'] }), allow('all', 300)) },
    { why: 'the other direction', document: app(rule('in', 200), allow('out', 300, { direction: 'outbound', from: 'self', to: 'any' })) },
    { why: 'a service tag may be another one', document: app(rule('storage', 200, { from: 'Storage' }), allow('sql', 300, { from: 'Sql' })) },
    {
      why: 'whether a tag covers a range is not known',
      document: app(rule('azure', 200, { from: 'AzureCloud' }), allow('range', 300, { from: '20.1.0.0/16' })),
    },
    { why: 'one priority for two is another finding', document: app(rule('a', 200), rule('b', 200)) },
    { why: 'the default rules count only where nothing else does', document: app(allow('network', 200, { from: 'VirtualNetwork' })) },
    { why: 'a network without a place', document: app(rule('all', 200, { from: '10.0.0.1/8' }), rule('none', 300, { from: '10.0.0.1/8' })) },
  ])('silent: $why', ({ document }) => {
    expect(short(found('nsg-rule-shadowed', document))).toEqual([]);
  });

  test.each([
    {
      why: 'an earlier one does the opposite',
      document: app(rule('closed', 200, { from: 'Internet' }), allow('web', 300, { from: 'Internet', protocol: 'tcp', ports: [443] })),
      expected: ['warning: web (300) of net/app should stand before closed (200), or it never decides: all of its traffic is denied there.'],
    },
    {
      why: 'and the other way round',
      document: app(allow('open', 200), rule('telnet', 300, { protocol: 'tcp', ports: [23] })),
      expected: ['warning: telnet (300) of net/app should stand before open (200), or it never decides: all of its traffic is allowed there.'],
    },
    {
      why: 'an earlier one does the same',
      document: app(rule('all', 200), rule('telnet', 300, { protocol: 'tcp', ports: [23] })),
      expected: [
        'warning: telnet (300) of net/app should go, since it never decides: all (200) before it does the same with all of its traffic. [Remove the rule telnet from net/app]',
      ],
    },
    {
      why: 'two earlier ones together do the same',
      document: app(
        rule('low', 200, { protocol: 'tcp', ports: ['0-1000'] }),
        rule('high', 210, { protocol: 'tcp', ports: ['1001-65535'] }),
        rule('all', 300, { protocol: 'tcp' }),
      ),
      expected: [
        'warning: all (300) of net/app should go, since it never decides: high (210) and low (200) before it do the same with all of its traffic. [Remove the rule all from net/app]',
      ],
    },
    {
      why: 'two earlier ones do different things',
      document: app(
        rule('low', 200, { protocol: 'tcp', ports: ['0-1000'] }),
        allow('high', 210, { protocol: 'tcp', ports: ['1001-65535'] }),
        rule('all', 300, { protocol: 'tcp' }),
      ),
      expected: [
        'warning: all (300) of net/app should stand before high (210) and low (200), or it never decides: together they cover all of its traffic.',
      ],
    },
    {
      why: 'a tag by the whole of it',
      document: app(
        rule('azure', 200, { direction: 'outbound', from: 'self', to: 'AzureCloud' }),
        allow('storage', 300, { direction: 'outbound', from: 'self', to: 'Storage.WestEurope' }),
      ),
      expected: ['warning: storage (300) of net/app should stand before azure (200), or it never decides: all of its traffic is denied there.'],
    },
    {
      why: 'what a service needs counts as an earlier one',
      document: oneNetwork(
        [
          {
            name: 'gateway',
            service: 'application-gateway',
            prefix: '10.64.0.0/24',
            rules: [rule('probes', 300, { from: 'AzureLoadBalancer', to: 'any' })],
          },
        ],
        NETWORK,
      ),
      expected: [
        'warning: probes (300) of net/gateway should stand before allow-health-probe (140), or it never decides: all of its traffic is allowed there.',
      ],
    },
  ])('$why', ({ document, expected }) => {
    expect(short(found('nsg-rule-shadowed', document))).toEqual(expected);
    expectFixed('nsg-rule-shadowed', document);
  });

  test('a thousand rules are looked at, and no more', () => {
    const many = Array.from({ length: 1001 }, (_, i) => rule(`r${i}`, 100 + i, { protocol: 'tcp', ports: [i === 1000 ? 999 : i] }));
    expect(short(found('nsg-rule-shadowed', app(...many)))).toEqual([]);
    const fewer = many.slice(0, 999).concat(rule('again', 1099, { protocol: 'tcp', ports: [5] }));
    expect(short(found('nsg-rule-shadowed', app(...fewer)))).toHaveLength(1);
  });
});
