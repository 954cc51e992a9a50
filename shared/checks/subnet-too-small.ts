import { formatPrefix } from '../address/prefix.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { smallestAccepted, usableWith } from '../catalog/size.ts';
import { demandedLength } from '../plan/plan.ts';
import { defineCheck } from './check.ts';
import { isTight } from './subnet-tight.ts';

/** A subnet should hold what lives in it and be no smaller than its service accepts. */
export const subnetTooSmall = defineCheck({
  rule: 'subnet-too-small',
  severity: 'error',
  title: 'A subnet is too small for what lives in it.',
  why: "Deployment or scaling fails when addresses run out, and most services cannot be moved to a larger subnet afterwards. Azure keeps five addresses of each subnet, which the usable count leaves out. A subnet that holds today's need and not its growth is a finding of subnet-tight.",
  born: '2026-11',
  scope: 'network',
  sources: [virtualNetworkFaq],
  messages: {
    need: '{subnet} needs {needed} addresses; {prefix} has {usable} usable. It should be a /{length} or larger.',
    size: '{subnet} asks for a /{size}, which has {usable} usable addresses; it needs {needed}. It should be a /{length} or larger.',
    floor: '{subnet} is {prefix}; {service} should have a /{length} or larger.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, inputs: {machines: 40}, prefix: 10.64.0.0/27}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, inputs: {machines: 40}, prefix: 10.64.0.0/26}]\n',
  },
  *run({ allocation }, finding) {
    for (const { subnets } of allocation.networks) {
      for (const { subnet, prefix } of subnets) {
        if (!prefix) {
          if (subnet.size === undefined || subnet.prefix || subnet.sizing.needed <= usableWith(subnet.size, subnet.sizing.reserved)) continue;
          const at = [...subnet.path, 'size'];
          const { needed, prefixLength: length } = subnet.sizing;
          const larger = { fix: { title: `Ask for a /${length}`, edits: [{ path: at, set: `/${length}` }] } };
          yield finding(
            'size',
            [subnet.address],
            at,
            { subnet: subnet.address, size: subnet.size, usable: usableWith(subnet.size, subnet.sizing.reserved), needed, length },
            larger,
          );
          continue;
        }
        // As large as the sum and all of its services ask.
        if (prefix.length <= subnet.sizing.minimum && !subnet.sizing.tooLarge) continue;
        // What it needs today fits: only its growth does not, which is reported as that.
        if (isTight(subnet, prefix)) continue;
        const path = subnet.prefix?.path ?? subnet.path;
        const usable = usableWith(prefix.length, subnet.sizing.reserved);
        const fix =
          subnet.prefix && !subnet.deployed
            ? {
                fix: {
                  title: `Let ${subnet.address} be placed anew as a /${Math.min(demandedLength(subnet), subnet.sizing.prefixLength)}`,
                  edits: [{ path: subnet.prefix.path }],
                },
              }
            : {};
        if (subnet.sizing.needed > usable) {
          const source = subnet.sizing.sources[0];
          yield finding(
            'need',
            [subnet.address],
            path,
            { subnet: subnet.address, needed: subnet.sizing.needed, prefix: formatPrefix(prefix), usable, length: subnet.sizing.prefixLength },
            { ...fix, ...(source ? { source } : {}) },
          );
          continue;
        }
        const floor = smallestAccepted(subnet.workloads);
        if (floor && prefix.length > floor.prefixLength) {
          yield finding(
            'floor',
            [subnet.address],
            path,
            { subnet: subnet.address, prefix: formatPrefix(prefix), service: floor.service.name, length: floor.prefixLength },
            { ...fix, source: floor.source },
          );
        }
      }
    }
  },
});
