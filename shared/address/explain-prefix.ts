import { showInput, type Problem } from '../problem/problem.ts';
import { addressFault, headWithOctets } from './address-fault.ts';
import { isMask, looseReading } from './loose-forms.ts';
import { parseIpv4 } from './ipv4.ts';
import { parseIpv6 } from './ipv6.ts';
import { formatPrefix, parsePrefix } from './prefix-text.ts';
import { longestLength, prefixAround } from './prefix-value.ts';
import { parseRange, rangeToPrefixes } from './range.ts';

/**
 * Returns the problem `invalid-prefix` for a text that `parsePrefix` refuses: its text names the first thing that is
 * wrong, its hint the correct spelling where one can be told. `at` is where the text stands.
 *
 * For host bits the hint names the prefix that contains the address, and the one after it.
 */
export function explainPrefix(text: string, at: string): Problem {
  return {
    code: 'invalid-prefix',
    text: text.trim() === '' ? 'The prefix is empty.' : `The prefix ${showInput(text)} ${faultOf(text)}.`,
    at,
    input: showInput(text),
    expected: 'an address, a slash and a prefix length, with no host bits set: 10.0.0.0/16 or 2001:db8::/48',
    hint: hintFor(text),
  };
}

/** What is wrong, worded to follow the prefix: the first thing that a reader from left to right would notice. */
function faultOf(text: string): string {
  if (text !== text.trim()) return 'should have no spaces around it';
  const slash = text.indexOf('/');
  if (slash < 0) return faultWithoutSlash(text);
  if (text.includes('/', slash + 1)) return 'should have one slash, not several';
  if (/\s/u.test(text)) return 'should have no spaces in it';
  const address = text.slice(0, slash);
  const length = text.slice(slash + 1);
  return addressFault(address) ?? lengthFault(length, address.includes(':') ? 6 : 4) ?? hostBitsFault(address, Number(length));
}

function faultWithoutSlash(text: string): string {
  const words = text.split(/\s+/u);
  if (words.length === 2 && isMask(words[1]!)) return `should have a prefix length after a slash in place of the mask ${words[1]}`;
  if (parseRange(text) !== undefined) return 'is a range, not a prefix';
  if (words.length > 1) return 'should have no spaces in it';
  return addressFault(text) ?? 'should have a prefix length after the address';
}

function lengthFault(length: string, family: 4 | 6): string | undefined {
  const most = longestLength(family);
  if (length === '') return 'should have a prefix length after the slash';
  if (isMask(length)) return `should have a prefix length in place of the mask ${length}`;
  if (!/^[0-9]+$/.test(length)) return `has the prefix length ${showInput(length)}, which should be a whole number from 0 to ${most}`;
  if (/^0[0-9]/.test(length)) return `has the prefix length ${showInput(length)}, which should have no leading zeros`;
  if (Number(length) > most) return `has the prefix length ${showInput(length)}; IPv${family} prefix lengths go from 0 to ${most}`;
  return undefined;
}

function hostBitsFault(address: string, length: number): string {
  const value = parseIpv4(address) ?? parseIpv6(address);
  if (value === undefined || prefixAround(value, length).first === value) return 'should be an address prefix';
  const bits = (typeof value === 'number' ? 32 : 128) - length;
  const which = bits === 1 ? 'the last bit' : `the last ${bits} bits`;
  return `has host bits set: with the prefix length ${length} ${which} of the address should be zero`;
}

const MOST_PREFIXES_SHOWN = 4;

function hintFor(text: string): string {
  const reading = looseReading(text);
  if (reading?.neighbours !== undefined) {
    return `Write "${formatPrefix(reading.neighbours[0])}", which contains the address, or "${formatPrefix(reading.neighbours[1])}", the next one.`;
  }
  if (reading !== undefined) {
    const alone = /^[^\s/\u2013-]+$/u.test(text.trim());
    return `Write "${formatPrefix(reading.prefix)}"${alone ? ' for this one address, or the prefix length of its network' : ''}.`;
  }
  const range = parseRange(text);
  if (range !== undefined) {
    const parts = rangeToPrefixes(range);
    const shown = parts.slice(0, MOST_PREFIXES_SHOWN).map((part) => `"${formatPrefix(part)}"`);
    return `The range is made up of ${parts.length} prefixes: ${shown.join(', ')}${parts.length > shown.length ? ' and so on' : ''}.`;
  }
  const padded = headWithOctets(text);
  if (padded !== undefined && parsePrefix(padded) !== undefined) return `Write all four octets: "${padded}".`;
  return 'Write an address, a slash and a prefix length, such as "10.0.0.0/16" or "2001:db8::/48".';
}
