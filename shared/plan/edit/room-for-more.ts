import { freePrefixes } from '../../address/free-space.ts';
import { addressCount } from '../../address/prefix.ts';
import { IPV6_SUBNET } from '../../catalog/azure-subnet.ts';
import type { NetworkHolding, Refusal } from './change.ts';

/**
 * Returns why a network cannot hold `more` further subnets, whatever their size: it stands for the block of a service, or its IPv6 address
 * space has no /64 left for each of them. Undefined when it can.
 */
export function whyNoMoreSubnets({ network, prefixes, subnets }: NetworkHolding, more: number): Refusal | undefined {
  const about = { at: 'subject', input: network.name };
  const block = network.subnets.flatMap(({ workloads }) => workloads).find(({ service }) => service.placement === 'block');
  if (block)
    return {
      ...about,
      code: 'block-not-alone',
      text: `The virtual network ${network.name} stands for the block of ${block.service.name} and should hold nothing else.`,
      expected: 'another network',
    };
  const space = prefixes.filter(({ family }) => family === 6);
  if (!network.ipv6 || space.length === 0) return undefined;
  const held = subnets.flatMap(({ ipv6Prefix }) => ipv6Prefix ?? []);
  const each = 2 ** (128 - IPV6_SUBNET.value);
  const free = freePrefixes(space, held).reduce((sum, prefix) => sum + Math.floor(addressCount(prefix) / each), 0);
  if (free >= more) return undefined;
  return {
    ...about,
    code: 'place-refused',
    text: `The IPv6 address space of ${network.name} has room for ${free} more ${free === 1 ? 'subnet' : 'subnets'}, not for ${more}.`,
    expected: `a free /${IPV6_SUBNET.value} for each new subnet`,
  };
}
