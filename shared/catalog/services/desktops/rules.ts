import type { RouteNeed, RuleNeed } from '../../service.ts';
import type { Source } from '../../source.ts';

/** What machines of Azure Virtual Desktop need, and Dev Box with it, since its boxes are such machines. Priorities 1900 to 2010. */

// Both are addresses of the platform: address-ranges.ts says more.
const UNDENIED = 'a deny rule names the service tag of the platform address; no other rule acts on this traffic';

/** Returns the rules that both entries have, alike but for the page that states them, so that both may share a subnet. */
export function desktopRules(source: Source): readonly RuleNeed[] {
  const https = (name: string, priority: number, tag: string, purpose: string): RuleNeed => ({
    name,
    direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag }, ports: ['443'],
    priority, need: 'required', coveredBy: 'AllowInternetOutBound', purpose, source,
  });
  return [
    https('allow-virtual-desktop', 1900, 'WindowsVirtualDesktop', 'Traffic of the service.'),
    https('allow-monitor', 1910, 'AzureMonitor', 'Diagnostics of the agents.'),
    https('allow-marketplace', 1920, 'AzureFrontDoor.Frontend', 'Azure Marketplace.'),
    https('allow-azure', 1930, 'AzureCloud', 'Agents and their updates, and support in the portal.'),
    {
      name: 'allow-windows-activation',
      direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'Internet' }, ports: ['1688'],
      priority: 1940, need: 'required', coveredBy: 'AllowInternetOutBound',
      purpose: 'Activation of Windows.',
      source,
    },
    {
      name: 'allow-certificates',
      direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { tag: 'Internet' }, ports: ['80'],
      priority: 1950, need: 'required', coveredBy: 'AllowInternetOutBound',
      purpose: 'Hosts of certificates and of their revocation.',
      source,
    },
    {
      name: 'allow-instance-metadata',
      direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { role: 'instance metadata at 169.254.169.254' }, ports: ['80'],
      priority: 1960, need: 'required', condition: UNDENIED,
      purpose: 'Metadata of the machine.',
      source,
    },
    {
      name: 'allow-host-health',
      direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { role: 'the platform at 168.63.129.16' }, ports: ['80'],
      priority: 1970, need: 'required', condition: UNDENIED,
      purpose: 'Health of the machine.',
      source,
    },
  ];
}

/** The route that both pages advise. */
export function directRoute(source: Source): RouteNeed {
  return {
    name: 'virtual-desktop-to-internet', to: { tag: 'WindowsVirtualDesktop' }, nextHop: 'internet', need: 'recommended',
    condition: 'the default route leads away from the internet', when: (_inputs, { defaultRouteAway }) => defaultRouteAway,
    purpose: 'Sessions go straight to the service, not through an appliance.',
    source,
  };
}

/** What no table may do. */
export const BLOCKED_ENDPOINTS = 'Blocking what the rules name: it is not supported. Tunnelling the rest elsewhere is, as long as all of that stays within reach.';
