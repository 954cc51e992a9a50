import { formatPrefix, parsePrefix, prefixesOverlap } from '../address/prefix.ts';
import { FORBIDDEN_RANGES } from '../catalog/address-ranges.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { defineCheck } from './check.ts';
import { carveAnew } from './remedies/place-anew.ts';

const forbidden = FORBIDDEN_RANGES.flatMap((range) => {
  const prefix = parsePrefix(range.prefix);
  return prefix ? [{ ...range, parsed: prefix }] : [];
});

/** No virtual network should touch the ranges that Azure keeps for itself or that no network can route. */
export const forbiddenRange = defineCheck({
  rule: 'forbidden-range',
  severity: 'error',
  title: 'An address space touches a range that Azure does not accept.',
  why: 'Multicast, broadcast, loopback and link-local addresses cannot be used in a virtual network, nor can the address from which the platform answers DNS and sends health probes.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  scope: 'network',
  messages: {
    network: 'The address space {prefix} of {network} should keep out of {range} ({why}).',
    pool: 'The prefix {prefix} of pool {pool} should keep out of {range} ({why}); no network is placed there.',
  },
  samples: {
    failing: 'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [169.254.8.0/24]}\n',
    passing: 'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.8.0/24]}\n',
  },
  *run({ allocation }, finding) {
    for (const { network, prefixes } of allocation.networks) {
      for (const prefix of prefixes) {
        const path = network.addressSpace.find((written) => written.prefix === prefix)?.path ?? network.path;
        for (const range of forbidden) {
          if (prefixesOverlap(prefix, range.parsed))
            yield finding(
              'network',
              [network.name],
              path,
              { network: network.name, prefix: formatPrefix(prefix), range: range.prefix, why: range.why },
              { fix: carveAnew(network) },
            );
        }
      }
    }
  },
  *ofPlan({ plan }, finding) {
    for (const pool of plan.pools) {
      for (const { prefix, path } of pool.prefixes) {
        for (const range of forbidden) {
          if (prefix && prefixesOverlap(prefix, range.parsed))
            yield finding(
              'pool',
              [pool.name],
              path,
              { pool: pool.name, prefix: formatPrefix(prefix), range: range.prefix, why: range.why },
              { severity: 'warning' },
            );
        }
      }
    }
  },
});
