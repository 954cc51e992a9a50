import { resultOf } from '../../result/write-result.ts';
import type { Computed } from '../../result/compute.ts';
import { findingSections } from './findings.ts';
import { joiningSections } from './joining.ts';
import { leftOut } from './left-out.ts';
import { limitSections } from './limits.ts';
import type { Report } from './model.ts';
import { networkSections } from './network.ts';
import { SourceNumbers } from './sources.ts';
import { spaceSections } from './space.ts';
import { summary } from './summary.ts';

/**
 * Returns what a report on a plan says, for a change request: what is to be deployed and why, what was found, and what is left out.
 * Networks, pools and peerings stand by name, subnets by prefix, rules by direction and priority, findings in their own order.
 */
export function reportOf(computed: Computed): Report {
  const result = resultOf(computed);
  const sources = new SourceNumbers();
  const sections = [
    summary(computed, result),
    ...spaceSections(computed, result),
    ...networkSections(computed, result, sources),
    ...joiningSections(computed.resources),
    ...findingSections(result, sources),
    ...limitSections(result, sources),
    ...leftOut(computed.resources),
  ];
  return { title: computed.plan.name, sections, sources: sources.list };
}
