import type { Computed } from '../../result/compute.ts';
import type { TextExporter } from '../exporter.ts';
import { outerTemplate } from './outer-template.ts';
import { print } from './value.ts';

/**
 * One ARM template for a subscription. Resource groups come first; then a nested deployment for each network, each DNS zone with its links,
 * the private endpoints of each network, and each side of each peering. Networks of other subscriptions are deployed there.
 */
export const arm: TextExporter = {
  id: 'arm',
  title: 'ARM template (JSON)',
  kind: 'file',
  fileName: 'azuredeploy.json',
  write: ({ plan, resources }: Computed) => [{ path: 'azuredeploy.json', text: print(outerTemplate(plan.name, resources)) }],
};
