import { comparePrefixes, parsePrefix } from '../address/prefix.ts';
import { compareText } from '../problem/compare.ts';

// The order in which a document lists things means nothing, so the same plan gives the same resources however it is written.

/** Returns addresses of a rule in order, each once: service tags by name, then prefixes by address. */
export function sortedAddresses(list: readonly string[]): string[] {
  return [...new Set(list)]
    .map((text) => ({ text, prefix: parsePrefix(text) }))
    .sort((a, b) => {
      if (a.prefix && b.prefix) return a.prefix.family - b.prefix.family || comparePrefixes(a.prefix, b.prefix);
      return Number(a.prefix !== undefined) - Number(b.prefix !== undefined) || compareText(a.text, b.text);
    })
    .map(({ text }) => text);
}

/** Returns ports and ranges in order of their first port, each once. */
export function sortedPorts(ports: readonly string[]): string[] {
  const first = (port: string) => Number(port.split('-')[0]);
  return [...new Set(ports)].sort((a, b) => first(a) - first(b) || compareText(a, b));
}
