import { virtualNetworkFaq } from './azure-subnet.ts';
import { nsgOverview } from './nsg-rules.ts';
import type { Fact } from './source.ts';

// Traffic that the platform handles in ways of its own. The addresses at which it answers stand in address-ranges.ts.

/** UDP ports that belong to the host. */
export const HOST_UDP_PORTS: Fact<readonly number[]> = { value: [4791, 65_330], source: virtualNetworkFaq };

/** What a network drops, whatever rules say. */
export const DROPPED_TRAFFIC: Fact<readonly string[]> = {
  value: ['multicast', 'broadcast', 'IP in IP', 'GRE'],
  source: virtualNetworkFaq,
};

/** The default gateway of a subnet answers no ping. */
export const GATEWAY_ANSWERS_PING: Fact<false> = { value: false, source: virtualNetworkFaq };

/** The only tags whose rules reach the addresses at which the platform answers. */
export const PLATFORM_TAGS: Fact<readonly string[]> = {
  value: ['AzurePlatformDNS', 'AzurePlatformIMDS', 'AzurePlatformLKM'],
  source: nsgOverview,
};

/** Activation of Windows: it loses its way where 0.0.0.0/0 leads elsewhere than to the internet. */
export const ACTIVATION_PORT: Fact<number> = { value: 1688, source: nsgOverview, note: 'outbound TCP to the key management service' };

/** Mail out of machines, which the platform may block. */
export const BLOCKED_MAIL_PORT: Fact<number> = {
  value: 25,
  source: nsgOverview,
  note: 'outbound, in subscriptions made after 2017-11-15, but for some agreements',
};
