import { showInput } from '../problem/problem.ts';
import { parseIpv4 } from './ipv4.ts';
import { parseIpv6 } from './ipv6.ts';

/** Returns what is wrong with the address part of a prefix, worded to follow it (`has …`, `should …`), or undefined if it is a strict address. */
export function addressFault(address: string): string | undefined {
  if (address === '') return 'should have an address before the slash';
  if (address.includes(':')) return parseIpv6(address) === undefined ? ipv6Fault(address) : undefined;
  return parseIpv4(address) === undefined ? ipv4Fault(address) : undefined;
}

function ipv4Fault(address: string): string {
  if (!/[0-9]/.test(address)) return 'should begin with an IPv4 or IPv6 address';
  const odd = /[^0-9.]/u.exec(address);
  if (odd !== null) return `has ${showInput(odd[0])} in its address, which should have only digits and dots`;
  const octets = address.split('.');
  if (octets.length !== 4) return `has ${octets.length} ${octets.length === 1 ? 'octet' : 'octets'}; an IPv4 address should have 4`;
  for (const octet of octets) {
    if (octet === '') return 'has an empty octet; each should be 0 to 255';
    if (/^0[0-9]/.test(octet)) return `has the octet ${showInput(octet)}, which should have no leading zeros`;
    if (Number(octet) > 255) return `has the octet ${showInput(octet)}; each should be 0 to 255`;
  }
  return 'should begin with an IPv4 address';
}

function ipv6Fault(address: string): string {
  if (address.includes('%')) return `has the zone ${showInput(address.slice(address.indexOf('%')))}; a prefix should have none`;
  const odd = /[^0-9a-fA-F:.]/u.exec(address);
  if (odd !== null) return `has ${showInput(odd[0])} in its address, which should have only hexadecimal digits and colons`;
  if (address.includes(':::')) return 'has ":::", which should be "::"';
  if (address.indexOf('::') !== address.lastIndexOf('::')) return 'should have "::" once at most';
  const dotted = address.slice(address.lastIndexOf(':') + 1);
  if (address.includes('.') && parseIpv4(dotted) === undefined)
    return `has ${showInput(dotted)} at its end, which should be an IPv4 address or a group`;
  if (/^:(?!:)/.test(address) || /(?<!:):$/.test(address)) return 'should have a group on both sides of every single colon';
  const groups = address.split(':').filter((group) => group !== '');
  const long = groups.find((group) => group.length > 4 && !group.includes('.'));
  if (long !== undefined) return `has the group ${showInput(long)}; each should have 1 to 4 hexadecimal digits`;
  const count = groups.length + (address.includes('.') ? 1 : 0);
  if (!address.includes('::')) return `has ${count} ${count === 1 ? 'group' : 'groups'}; an IPv6 address without "::" should have 8`;
  return count >= 8 ? `has ${count} groups and "::", which should stand for one group at least` : 'should begin with an IPv6 address';
}

/** Returns `10.0.0.0/8` for `10/8` or `10.0/8`: the text with the octets that are missing at the end of its address; undefined for anything else. */
export function headWithOctets(text: string): string | undefined {
  const parts = /^([0-9]{1,3}(?:\.[0-9]{1,3}){0,2})\.?\/([0-9]{1,2})$/.exec(text.trim());
  if (parts === null) return undefined;
  const octets = parts[1]!.split('.');
  return `${[...octets, '0', '0', '0'].slice(0, 4).join('.')}/${parts[2]!}`;
}
