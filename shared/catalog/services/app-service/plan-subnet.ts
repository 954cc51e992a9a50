import type { Delegation, RuleNeed } from '../../service.ts';
import { source, type Fact } from '../../source.ts';

/** What the subnets have in common that plans leave by: of App Service, of Functions and of Logic Apps Standard. */

export const overview = source('Integrate an app with an Azure virtual network', 'https://learn.microsoft.com/azure/app-service/overview-vnet-integration', '2026-02-25');
export const terraformTests = source('azurerm provider, acceptance tests and examples', 'https://github.com/hashicorp/terraform-provider-azurerm', '2026-08-21');

export const delegation: Delegation = { to: 'Microsoft.Web/serverFarms', actions: ['Microsoft.Network/virtualNetworks/subnets/action'], source: terraformTests };
export const smallest: Fact<number> = { value: 28, source: overview };
export const recommended: Fact<number> = { value: 26, source: overview, note: 'said to cover the largest single plan' };
/** The most instances of a plan on shared machines. */
export const MOST_INSTANCES = 30;
export const portalFloor: Fact<number> = { value: 27, source: overview, note: 'subnet made in the dialogue of the portal' };

/** For plans that keep the content of their apps on a file share; the entry has an input `contentShare`. */
export const contentShareRule: RuleNeed = {
  name: 'allow-content-share',
  direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'Storage' }, ports: ['443', '445'],
  priority: 500, need: 'required', condition: 'the content share is routed through the network', when: (inputs) => inputs['contentShare'] === true, coveredBy: 'AllowInternetOutBound',
  purpose: 'The file share that holds the content of the app.',
  source: overview,
};

export const healthCheckRule: RuleNeed = {
  name: 'allow-health-check',
  direction: 'outbound', access: 'allow', protocol: 'udp', from: 'self', to: 'any', ports: ['30000'],
  priority: 510, need: 'recommended', coveredBy: 'AllowInternetOutBound',
  purpose: 'Health checks of the network by Azure; without them support is harder, nothing else.',
  source: overview,
};
