import { ruleAddressGauge } from '../limits/rules.ts';
import { limitCheck } from './limits/limit-check.ts';
import { lines, nth, planOf } from './limits/samples.ts';

export const limitsRuleAddresses = limitCheck({
  rule: 'limits-rule-addresses',
  title: 'A rule names many addresses and ranges, or more than Azure allows.',
  why: 'Each side of a rule takes only so many addresses and ranges. A network counts with every prefix of its address space, an external network with every prefix that it is known by.',
  limits: ['addressesPerRuleSide'],
  gauge: ruleAddressGauge,
  samples: {
    failing: planOf(
      'externalNetworks:',
      '  - name: hq',
      '    prefixes:',
      ...lines(3300, (i) => `      - ${nth(i, 28)}`),
      'virtualNetworks:',
      '  - name: hub',
      '    addressSpace: [172.16.0.0/24]',
      '    subnets: [{name: app, size: /26, rules: [{name: hq, direction: inbound, access: allow, from: hq, to: self, priority: 100}]}]',
    ),
    passing: planOf(
      'externalNetworks:',
      '  - {name: hq, prefixes: [10.0.0.0/16]}',
      'virtualNetworks:',
      '  - name: hub',
      '    addressSpace: [172.16.0.0/24]',
      '    subnets: [{name: app, size: /26, rules: [{name: hq, direction: inbound, access: allow, from: hq, to: self, priority: 100}]}]',
    ),
  },
});
