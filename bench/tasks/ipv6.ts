import { freePrefixes } from '../../shared/address/free-space.ts';
import { overlappingPairs, PrefixIndex } from '../../shared/address/overlaps.ts';
import { formatPrefix } from '../../shared/address/prefix.ts';
import { asIpv6, poolFor, prefixList } from '../given/prefix-list.ts';
import type { Contestant } from '../measure.ts';
import { atMost, type Row, type Task } from '../task.ts';
import { candidates } from './candidate.ts';
import { readPrefixes } from './engine.ts';

/** The four address works in IPv6, against the same works in IPv4. The IPv6 prefixes are those of IPv4 with 32 bits before them. */
export const ipv6: Task = {
  name: 'ipv6',
  run: ({ quick, measure }) => {
    const counts = quick ? [10_000] : [10_000, 100_000];
    return counts.flatMap((count) => {
      const four = works(prefixList({ count }), [poolFor(count)], candidates(poolFor(count)));
      const six = works(asIpv6(prefixList({ count })), asIpv6([poolFor(count)]), asIpv6(candidates(poolFor(count))));
      return Object.keys(four).map((name): Row => {
        // What is found is the same in both families.
        const [own, other] = measure([
          { ...four[name]!, name: 'IPv4' },
          { ...six[name]!, name: 'IPv6' },
        ]);
        return { work: 'the same in IPv6', count, what: name, figure: other!.ms / own!.ms, unit: '× own IPv4', ms: other!.ms, goal: atMost(3) };
      });
    });
  },
};

function works(list: readonly string[], pool: readonly string[], asked: readonly string[]): Readonly<Record<string, Omit<Contestant, 'name'>>> {
  const index = new PrefixIndex(readPrefixes(list));
  const answer = (found: number) => String(found);
  return {
    'every overlap': { run: () => overlappingPairs(readPrefixes(list)).count, answer },
    '1,000 candidates': { run: () => readPrefixes(asked).filter((prefix) => index.overlapsAny(prefix)).length, answer },
    'free blocks': { run: () => freePrefixes(readPrefixes(pool), readPrefixes(list)).map(formatPrefix).length, answer },
    'read and write': {
      run: () => readPrefixes(list).map(formatPrefix),
      answer: (texts: readonly string[]) => `${texts.filter((text, i) => text !== list[i]).length} changed`,
    },
  };
}
