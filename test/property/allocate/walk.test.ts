import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPrefix } from '../../../shared/address/prefix.ts';
import { allocate } from '../../../shared/allocate/allocate.ts';
import type { PlanDocument, SubnetDocument } from '../../../shared/plan/document.ts';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import { resolvePlan } from '../../../shared/plan/resolve.ts';
import type { SourceEdit } from '../../../shared/plan/source-edit.ts';
import { editSource, setInSource } from '../../../shared/plan/write-back.ts';
import type { DocumentSource } from '../../../shared/plan/source.ts';
import { recordEdits } from '../../../shared/result/record.ts';

// Law 4, over the life of a plan: people add, remove, reorder, grow and rename, and record after each edit. Nothing moves but what they touched.

const EDITS = 10_000;
const WALKS = 50;

const start = (i: number): string =>
  i % 5 === 0
    ? `# walk ${i}
cadastre: 1
name: walk
defaults: {strategy: ${i % 2 === 0 ? 'compact' : 'spaced'}}
addressPools:
  - name: one # two prefixes
    prefixes: [10.0.0.0/21, 10.0.16.0/22, 'fd00:64::/52']
    reserved: [{prefix: 10.0.4.0/24, reason: kept}]
  - {name: two, prefixes: [172.30.0.0/22]}
virtualNetworks:
  - name: east
    pool: one
    ipv6: true
    subnets:
      - {name: first, inputs: {machines: 20}} # the first
  - {name: west, pool: two, spare: 20, subnets: [{name: second, size: /27}]}
`
    : JSON.stringify({
        cadastre: 1,
        name: 'walk',
        defaults: { strategy: i % 2 === 0 ? 'compact' : 'spaced' },
        addressPools: [
          { name: 'one', prefixes: ['10.0.0.0/21', '10.0.16.0/22'] },
          { name: 'two', prefixes: ['172.30.0.0/22'] },
        ],
        virtualNetworks: [
          { name: 'east', pool: 'one', subnets: [{ name: 'first', inputs: { machines: 20 } }] },
          { name: 'west', pool: 'two', addressSpace: ['172.30.0.0/25', '172.30.2.0/25'], subnets: [{ name: 'second', size: '/27' }] },
        ],
      });

/** What somebody does to a plan: numbers that pick a kind of edit, the place and the value, whatever the plan is by then. */
const step = fc.record({ kind: fc.nat(99), where: fc.nat(9999), value: fc.nat(9999) });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Edited {
  readonly edits: readonly SourceEdit[];
  /** Names that the edit is about, as they are afterwards: they may have another place. */
  readonly touched: readonly string[];
  /** New names by old ones. */
  readonly renamed: ReadonlyMap<string, string>;
}

function editOf({ kind, where, value }: Step, { virtualNetworks: networks = [] }: PlanDocument, at: number): Edited {
  const i = where % networks.length;
  const network = networks[i] as NonNullable<(typeof networks)[number]>;
  const subnets = network.subnets ?? [];
  const k = subnets.length === 0 ? 0 : value % subnets.length;
  const subnet = subnets[k];
  const path = ['virtualNetworks', i, 'subnets', k];
  const none = new Map<string, string>();
  if (kind < 30 || subnet === undefined) {
    const name = `s${at}`;
    const service: SubnetDocument =
      kind % 5 === 0
        ? { service: 'dns-private-resolver' }
        : kind % 5 === 1
          ? { inputs: { machines: 1 + (value % 90) } }
          : { size: `/${26 + (value % 4)}` };
    return {
      edits: [{ path: ['virtualNetworks', i, 'subnets', k], insert: { name, ...service } }],
      touched: [`${network.name}/${name}`],
      renamed: none,
    };
  }
  if (kind < 34) {
    const name = `n${at}`;
    const insert = { name, pool: value % 2 === 0 ? 'one' : 'two', subnets: [{ name: 's', size: `/${25 + (value % 4)}` }] };
    return { edits: [{ path: ['virtualNetworks', i], insert }], touched: [name, `${name}/s`], renamed: none };
  }
  if (kind < 59) return { edits: [{ path }], touched: [`${network.name}/${subnet.name}`], renamed: none };
  if (kind < 63 && networks.length > 1)
    return {
      edits: [{ path: ['virtualNetworks', i] }],
      touched: [network.name, ...subnets.map(({ name }) => `${network.name}/${name}`)],
      renamed: none,
    };
  if (kind < 78) {
    // The subnet goes to another place of the list, as it is.
    const to = (value * 7) % (subnets.length + 1);
    if (to === k || to === k + 1) return { edits: [], touched: [], renamed: none };
    return { edits: [{ path }, { path: ['virtualNetworks', i, 'subnets', to], insert: subnet }], touched: [], renamed: none };
  }
  if (kind < 92) {
    // It needs more; what is recorded stays, unless it is taken out to be placed anew.
    const grown: SourceEdit = { path: [...path, 'size'], set: `/${25 + (value % 4)}` };
    const edits = value % 3 === 0 || subnet.prefix === undefined ? [grown] : [grown, { path: [...path, 'prefix'] }];
    return { edits, touched: [`${network.name}/${subnet.name}`], renamed: none };
  }
  const name = `r${at}`;
  return {
    edits: [{ path: [...path, 'name'], set: name }],
    touched: [],
    renamed: new Map([[`${network.name}/${subnet.name}`, `${network.name}/${name}`]]),
  };
}

/** Reads a text; a test knows that it is right. */
function mustRead(text: string): { document: PlanDocument; source: DocumentSource } {
  const read = readPlanDocument(text, text.startsWith('{') ? 'json' : 'yaml');
  if (!read.ok) throw new Error(`${read.problems.map((problem) => problem.text).join('\n')}\n${text}`);
  return read.value;
}

/** Records what a plan leaves open, as `plan --write` does. */
function recorded(text: string): { text: string; document: PlanDocument; source: DocumentSource; places: ReadonlyMap<string, readonly string[]> } {
  const read = mustRead(text);
  const resolved = resolvePlan(read.document);
  if (!resolved.ok) throw new Error(resolved.problems.map((problem) => problem.text).join('\n'));
  // Checks say nothing of places: leaving them out makes room for more edits.
  const allocation = allocate(resolved.value);
  const written = setInSource(read.source, recordEdits({ allocation }));
  if (!written.ok) throw new Error(written.problems.map((problem) => problem.text).join('\n'));
  const places = new Map(
    allocation.networks.flatMap(({ network, prefixes, subnets }): [string, string[]][] => [
      [network.name, prefixes.map(formatPrefix)],
      ...subnets.map(({ subnet, prefix, ipv6Prefix }): [string, string[]] => [
        subnet.address,
        [prefix, ipv6Prefix].flatMap((one) => (one ? [formatPrefix(one)] : [])),
      ]),
    ]),
  );
  return { text: written.value, ...(written.value === text ? read : mustRead(written.value)), places };
}

describe('law 4 over the life of a plan', () => {
  test(`${EDITS} edits, recorded one after the other, move nothing that they do not name, and recording twice changes no byte`, () => {
    let [edits, kept, comments] = [0, 0, 0];
    for (let walk = 0; walk < WALKS; walk++) {
      let now = recorded(start(walk));
      for (const [at, one] of fc.sample(fc.noBias(step), { numRuns: EDITS / WALKS, seed: walk }).entries()) {
        const { edits: made, touched, renamed } = editOf(one, now.document, at);
        const edited = editSource(now.source, made);
        if (!edited.ok) throw new Error(edited.problems.map((problem) => problem.text).join('\n'));
        const next = recorded(edited.value.text);
        for (const [subject, place] of now.places) {
          // What had no place may find one, what the edit names may go or move; all else stays.
          if (touched.includes(subject)) continue;
          expect(next.places.get(renamed.get(subject) ?? subject), `walk ${walk}, edit ${at}, ${subject}: ${JSON.stringify(made)}`).toEqual(
            expect.arrayContaining([...place]),
          );
          kept += place.length;
        }
        if (at % 10 === 0) expect(recorded(next.text).text).toBe(next.text);
        comments += Number(next.text.startsWith('#'));
        edits++;
        now = next;
      }
    }
    expect(edits).toBe(EDITS);
    expect(kept).toBeGreaterThan(EDITS * 5);
    expect(comments).toBe(EDITS / 5);
  });
});
