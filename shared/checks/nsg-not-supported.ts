import { nsgSupportOf } from '../catalog/by-inputs.ts';
import { firstToSay, makerOf } from './attachments.ts';
import { defineCheck } from './check.ts';
import { nsgPage } from './sources.ts';
import { counted } from './words.ts';

/** Rules should be given only to subnets that can have an NSG. */
export const nsgNotSupported = defineCheck({
  rule: 'nsg-not-supported',
  severity: 'error',
  title: 'A subnet that takes no NSG is given NSG rules.',
  why: 'Gateways, Azure Firewall, Route Server and some other services accept no NSG on their subnet: Azure refuses it, or the service stops working. The rules would be in no export, and what they deny would pass all the same. Filter on the subnets at the other end, or in the firewall. Where no page says whether a service accepts an NSG none is written either, which is a warning; so are rules for a prefix in which a service makes its subnets itself.',
  born: '2026-11',
  scope: 'network',
  sources: [nsgPage],
  messages: {
    refused: '{service} accepts no NSG on its subnet; {subnet} should do without the {count} that the plan gives it.',
    unknown: 'No page says whether {service} accepts an NSG, so {subnet} gets none; the {count} that the plan gives it should stand elsewhere.',
    made: '{service} makes the subnets in {subnet} itself; the {count} that the plan gives it should be attached there by hand, since no export holds them.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - service: firewall\n        rules: [{name: no-ssh, direction: inbound, access: deny, protocol: tcp, from: Internet, to: self, ports: [22], priority: 200}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - service: firewall\n      - name: jump-hosts\n        inputs: {machines: 4}\n        rules: [{name: no-ssh, direction: inbound, access: deny, protocol: tcp, from: Internet, to: self, ports: [22], priority: 200}]\n',
  },
  *run({ plan }, finding) {
    for (const { subnets } of plan.networks) {
      for (const subnet of subnets) {
        if (subnet.rules.length === 0) continue;
        const path = [...subnet.path, 'rules'];
        const about = { subnet: subnet.address, count: counted(subnet.rules.length, 'rule') };
        const said = firstToSay(subnet, nsgSupportOf, ['not-supported', 'unknown']);
        const maker = makerOf(subnet);
        if (said) {
          const fix = { title: `Remove the rules of ${subnet.address}`, edits: [{ path }] };
          const { source } = said.fact;
          const values = { ...about, service: said.service.name };
          if (said.value === 'unknown') yield finding('unknown', [subnet.address], path, values, { source, severity: 'warning' });
          else yield finding('refused', [subnet.address], path, values, { source, fix });
        } else if (maker) {
          const [source] = maker.sources;
          yield finding('made', [subnet.address], path, { ...about, service: maker.name }, { severity: 'warning', ...(source ? { source } : {}) });
        }
      }
    }
  },
});
