import type { DocumentText } from '../../../shared/contract/requests.ts';
import broken from '../../../examples/broken.yaml?raw';
import dataPlatform from '../../../examples/data-platform.yaml?raw';
import firstPlan from '../../../examples/first-plan.yaml?raw';
import hubAndSpoke from '../../../examples/hub-and-spoke.yaml?raw';

/** A plan that can be opened to look around in. */
export interface Example {
  readonly file: string;
  readonly title: string;
  readonly about: string;
  readonly document: DocumentText;
}

const yaml = (text: string): DocumentText => ({ text, language: 'yaml' });

/** The plans that come with Cadastre. */
export const examples: readonly Example[] = [
  {
    file: 'hub-and-spoke.yaml',
    title: 'Hub and spoke in two regions',
    about: 'Gateways, firewall and Bastion in hubs; a shop, an integration platform and data in spokes; two sites on-premises.',
    document: yaml(hubAndSpoke),
  },
  {
    file: 'data-platform.yaml',
    title: 'A data platform',
    about: 'Services that take several subnets at once, behind a Virtual WAN hub.',
    document: yaml(dataPlatform),
  },
  {
    file: 'first-plan.yaml',
    title: 'A first plan',
    about: 'One network, two subnets: the shortest document that says something.',
    document: yaml(firstPlan),
  },
  { file: 'broken.yaml', title: 'Everything wrong', about: 'What usually goes wrong, in one plan, to be found and fixed.', document: yaml(broken) },
];
