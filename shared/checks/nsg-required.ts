import { nsgSupportOf } from '../catalog/by-inputs.ts';
import { firstToSay, makerOf } from './attachments.ts';
import { defineCheck } from './check.ts';
import { homesWith } from './services-in.ts';
import { nsgPage } from './sources.ts';

/** A service that requires an NSG should stand where one can be. */
export const nsgRequired = defineCheck({
  rule: 'nsg-required',
  severity: 'error',
  title: 'A service that requires an NSG stands in a subnet that gets none.',
  why: 'SQL Managed Instance, API Management, Databricks, Entra Domain Services and others are not deployed without an NSG on their subnet. Every subnet gets one, but for those that hold a service which accepts none, or of which no page says that it does. Give each of the two a subnet of its own.',
  born: '2026-11',
  scope: 'network',
  sources: [nsgPage],
  messages: {
    refused: '{service} requires an NSG on {subnet}; {other} should stand in another subnet, since it accepts none.',
    unknown: '{service} requires an NSG on {subnet}; {other} should stand in another subnet, since no page says that it accepts one.',
    made: '{service} requires an NSG on {subnet}, in which {other} makes the subnets itself; it should stand in another subnet.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: db, workloads: [{service: sql-managed-instance, inputs: {gp: 1}}, {service: dns-private-resolver}]}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: db, service: sql-managed-instance, inputs: {gp: 1}}\n      - {name: dns, service: dns-private-resolver}\n',
  },
  *run({ plan }, finding) {
    for (const { subnet } of homesWith(plan, ({ nsg }) => nsg.support.value === 'required' || nsg.supportFor !== undefined)) {
      const asking = firstToSay(subnet, nsgSupportOf, ['required']);
      if (!asking) continue;
      const values = { subnet: subnet.address, service: asking.service.name };
      const more = { source: asking.fact.source };
      const refusing = firstToSay(subnet, nsgSupportOf, ['not-supported', 'unknown']);
      const maker = makerOf(subnet);
      if (refusing) {
        const message = refusing.value === 'unknown' ? 'unknown' : 'refused';
        yield finding(message, [subnet.address], subnet.path, { ...values, other: refusing.service.name }, more);
      } else if (maker) yield finding('made', [subnet.address], subnet.path, { ...values, other: maker.name }, more);
    }
  },
});
