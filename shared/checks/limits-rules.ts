import { ruleGauge } from '../limits/rules.ts';
import { limitCheck } from './limits/limit-check.ts';
import { lines, nth, planOf } from './limits/samples.ts';

export const limitsRules = limitCheck({
  rule: 'limits-rules',
  title: 'A security group has many rules, or more than Azure allows.',
  why: 'Azure refuses a security group with more rules. Several prefixes can share a rule, and a service tag stands for many.',
  limits: ['rulesPerSecurityGroup'],
  gauge: ruleGauge,
  samples: {
    failing: planOf(
      'virtualNetworks:',
      '  - name: hub',
      '    addressSpace: [10.0.0.0/16]',
      '    subnets:',
      '      - name: app',
      '        size: /26',
      '        rules:',
      ...lines(800, (i) => `          - {name: r${i}, direction: inbound, access: deny, from: ${nth(i, 28)}, to: self, priority: ${i + 1000}}`),
    ),
    passing: planOf(
      'virtualNetworks:',
      '  - name: hub',
      '    addressSpace: [10.0.0.0/16]',
      '    subnets:',
      '      - name: app',
      '        size: /26',
      '        rules:',
      ...lines(8, (i) => `          - {name: r${i}, direction: inbound, access: deny, from: ${nth(i, 28)}, to: self, priority: ${i + 1000}}`),
    ),
  },
});
