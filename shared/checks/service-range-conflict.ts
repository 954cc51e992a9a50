import { formatPrefix, prefixesOverlap, type Prefix } from '../address/prefix.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { excludedPrefixesOf } from '../catalog/excluded-prefixes.ts';
import { defineCheck } from './check.ts';

/** A service should not lie in, or beside, a range that it cannot use. */
export const serviceRangeConflict = defineCheck({
  rule: 'service-range-conflict',
  severity: 'error',
  title: 'A service lies in a range that it cannot use.',
  why: 'Some services use ranges of their own inside and cannot live in them, or in a network that holds them. Places that the engine chooses keep out of them; this is about prefixes that the document gives.',
  born: '2026-11',
  scope: 'network',
  sources: [virtualNetworkFaq],
  messages: {
    subnet: 'The prefix {prefix} of {subnet} should keep out of {range}: {why}',
    network: 'The address space {prefix} of {network}, which holds {service}, should keep out of {range}: {why}',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [172.30.0.0/22]\n    subnets: [{name: aks, service: aks-azure-cni-overlay, inputs: {nodes: 10}}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [172.20.0.0/22]\n    subnets: [{name: aks, service: aks-azure-cni-overlay, inputs: {nodes: 10}}]\n',
  },
  *run({ allocation }, finding) {
    for (const { network, prefixes, subnets } of allocation.networks) {
      const reported = new Set<string>();
      for (const { subnet, prefix } of subnets) {
        for (const workload of subnet.workloads) {
          const { service } = workload;
          for (const { range, prefix: parsed } of excludedPrefixesOf(workload)) {
            if (range.appliesTo === 'subnet' && prefix && prefixesOverlap(prefix, parsed)) {
              const own = `${subnet.address} ${service.id} ${range.prefix}`;
              if (reported.has(own)) continue;
              reported.add(own);
              yield finding(
                'subnet',
                [subnet.address],
                subnet.prefix?.path ?? subnet.path,
                { prefix: formatPrefix(prefix), subnet: subnet.address, range: range.prefix, why: range.why },
                { source: range.source },
              );
            }
            const hit: Prefix | undefined = range.appliesTo === 'network' ? prefixes.find((space) => prefixesOverlap(space, parsed)) : undefined;
            if (!hit) continue;
            const key = `${service.id} ${range.prefix}`;
            if (reported.has(key)) continue;
            reported.add(key);
            const path = network.addressSpace.find((written) => written.prefix === hit)?.path ?? network.path;
            yield finding(
              'network',
              [network.name, subnet.address],
              path,
              { prefix: formatPrefix(hit), network: network.name, service: service.name, range: range.prefix, why: range.why },
              { source: range.source },
            );
          }
        }
      }
    }
  },
});
