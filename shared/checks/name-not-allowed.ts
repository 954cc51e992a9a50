import { checkName, nameRules, type NameKind } from '../catalog/names.ts';
import type { Source } from '../catalog/source.ts';
import { defineCheck } from './check.ts';

function from(kind: NameKind): { source?: Source } {
  const [source] = nameRules[kind].sources;
  return source ? { source } : {};
}

/** Names that become names of Azure resources should follow Azure's rules for them. */
export const nameNotAllowed = defineCheck({
  rule: 'name-not-allowed',
  severity: 'error',
  title: 'A name is not one that Azure accepts.',
  why: 'Azure refuses the resource. Letters, digits, underscores, periods and hyphens are allowed; the name begins with a letter or a digit and ends with one or an underscore.',
  born: '2026-11',
  scope: 'network',
  sources: [...nameRules.subnet.sources],
  messages: { name: 'The name {name} of a {what} should be one that Azure accepts. {reason}' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: "web tier", size: /26}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: web-tier, size: /26}]\n',
  },
  *run({ plan }, finding) {
    for (const network of plan.networks) {
      const reason = checkName('virtual-network', network.name);
      if (reason !== undefined)
        yield finding(
          'name',
          [network.name],
          [...network.path, 'name'],
          { name: JSON.stringify(network.name), what: 'virtual network', reason },
          from('virtual-network'),
        );
      for (const subnet of network.subnets) {
        const wrong = checkName('subnet', subnet.name);
        if (wrong !== undefined)
          yield finding('name', [subnet.address], [...subnet.path, 'name'], { name: JSON.stringify(subnet.name), what: 'subnet', reason: wrong });
        for (const rule of subnet.rules) {
          const bad = checkName('security-rule', rule.name);
          if (bad !== undefined)
            yield finding(
              'name',
              [subnet.address],
              [...rule.path, 'name'],
              { name: JSON.stringify(rule.name), what: 'rule', reason: bad },
              from('security-rule'),
            );
        }
      }
    }
  },
});
