import { describe, expect, test } from 'vitest';
import { documentShape, numbered, shapeOfEntry, shapeOfKey, type Shape } from '../../../shared/compare/identity.ts';
import { applyDiff, diffDocuments, editsOfDiff, isEmptyDiff, reverseDiff, type ValueDiff } from '../../../shared/compare/patch/index.ts';
import { planDocumentSchema, type PlanDocument } from '../../../shared/plan/document.ts';
import { mustRead } from '../../support/documents.ts';

const BASE = mustRead(`
cadastre: 1
name: plan
addressPools: [{name: weu, prefixes: [10.64.0.0/16]}]
virtualNetworks:
  - name: hub
    pool: weu
    subnets: [{service: vpn-gateway}, {name: app, size: /26}, {set: databricks, inputs: {maxClusterNodes: 8}}, {name: db, size: /27}]
  - {name: spoke, pool: weu, subnets: [{name: web, size: /26}]}
peerings: [{between: [hub, spoke]}]
`);

function changed(change: (document: PlanDocument) => void): PlanDocument {
  const copy = structuredClone(BASE);
  change(copy);
  return copy;
}

const hub = (document: PlanDocument) => document.virtualNetworks?.[0]?.subnets ?? [];

/** The change at a path of keys and places in the new list. */
function at(diff: ValueDiff | null, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((here, step) => {
    const value = here as ValueDiff | undefined;
    if (typeof step === 'string') return value?.kind === 'group' ? value.keys.find(([key]) => key === step)?.[1] : undefined;
    const run = value?.kind === 'list' ? value.runs[step] : undefined;
    return run && ('change' in run ? run.change : run);
  }, diff);
}

describe('items are known again', () => {
  test.each<{ why: string; to: PlanDocument; path: readonly (string | number)[]; change: unknown }>([
    {
      why: 'a size that differs is one replacement; neighbours are runs',
      to: changed((d) => ((hub(d)[1] ?? {}).size = '/25')),
      path: ['virtualNetworks', 0, 'subnets'],
      change: {
        kind: 'list',
        length: 4,
        runs: [
          { at: 0, count: 1 },
          { at: 1, change: { kind: 'group', keys: [['size', { kind: 'value', from: '/26', to: '/25' }]] } },
          { at: 2, count: 2 },
        ],
        removed: [],
      },
    },
    {
      why: 'a subnet without a name that now says the one its service demands is the same subnet',
      to: changed((d) => ((hub(d)[0] ?? {}).name = 'GatewaySubnet')),
      path: ['virtualNetworks', 0, 'subnets', 0],
      change: { kind: 'group', keys: [['name', { kind: 'value', to: 'GatewaySubnet' }]] },
    },
    {
      why: 'a set without a name is known by its kind',
      to: changed((d) => ((hub(d)[2] ?? {}).inputs = { maxClusterNodes: 9 })),
      path: ['virtualNetworks', 0, 'subnets', 1, 'inputs', 'maxClusterNodes'],
      change: { kind: 'value', from: 8, to: 9 },
    },
    {
      why: 'a peering is the pair, whichever stands first',
      to: changed((d) => (d.peerings = [{ between: ['spoke', 'hub'], forwardedTraffic: true }])),
      path: ['peerings', 0, 'forwardedTraffic'],
      change: { kind: 'value', to: true },
    },
    {
      why: 'an item that moves is a run, not a copy',
      to: changed((d) => d.virtualNetworks?.reverse()),
      path: ['virtualNetworks'],
      change: {
        kind: 'list',
        length: 2,
        runs: [
          { at: 1, count: 1 },
          { at: 0, count: 1 },
        ],
        removed: [],
      },
    },
    {
      why: 'what is gone is kept in the diff, so that the reverse has it',
      to: changed((d) => delete d.peerings),
      path: ['peerings'],
      change: { kind: 'value', from: [{ between: ['hub', 'spoke'] }] },
    },
  ])('$why', ({ to, path, change }) => {
    const diff = diffDocuments(BASE, to);
    expect(at(diff.change, path)).toEqual(change);
    expect(applyDiff(diff, BASE)).toEqual({ ok: true, value: to });
    expect(applyDiff(reverseDiff(diff), to)).toEqual({ ok: true, value: BASE });
  });

  test('a rename that is named keeps a network and its subnets one', () => {
    const to = changed((d) => {
      const [, spoke] = d.virtualNetworks ?? [];
      if (spoke?.subnets) Object.assign(spoke, { name: 'shop', subnets: [{ name: 'front', size: '/26' }] });
    });
    const renames = [
      { list: 'virtualNetworks', from: 'spoke', to: 'shop' },
      { list: 'subnets', from: 'spoke/web', to: 'shop/front' },
    ] as const;
    const diff = diffDocuments(BASE, to, renames);
    expect(at(diff.change, ['virtualNetworks', 1])).toEqual({
      kind: 'group',
      keys: [
        ['name', { kind: 'value', from: 'spoke', to: 'shop' }],
        [
          'subnets',
          {
            kind: 'list',
            length: 1,
            runs: [{ at: 0, change: { kind: 'group', keys: [['name', { kind: 'value', from: 'web', to: 'front' }]] } }],
            removed: [],
          },
        ],
      ],
    });
    expect(applyDiff(diff, BASE)).toEqual({ ok: true, value: to });
    expect(editsOfDiff(diff, BASE)).toEqual([
      { path: ['virtualNetworks', 1, 'name'], set: 'shop' },
      { path: ['virtualNetworks', 1, 'subnets', 0, 'name'], set: 'front' },
    ]);
  });

  test('items of one identity are numbered, whatever they are called', () => {
    expect(numbered(['a', 'a', 'b', 'a', 'a\u00002', 'a'])).toEqual(['a', 'a\u00002', 'b', 'a\u00003', 'a\u00002\u00002', 'a\u00004']);
  });

  test('of equal flows the second is removed, and nothing else', () => {
    const flow = { from: 'hub', to: 'spoke', expect: 'allowed' as const };
    const [a, b] = [
      { ...BASE, flows: [flow, { ...flow }, { ...flow, expect: 'blocked' as const }] },
      { ...BASE, flows: [flow, { ...flow }] },
    ];
    const diff = diffDocuments(a, b);
    expect(at(diff.change, ['flows'])).toEqual({
      kind: 'list',
      length: 3,
      runs: [{ at: 0, count: 2 }],
      removed: [{ at: 2, value: { ...flow, expect: 'blocked' } }],
    });
    expect(isEmptyDiff(diffDocuments(b, structuredClone(b)))).toBe(true);
  });
});

describe('a diff that does not fit says where', () => {
  const diff = diffDocuments(
    BASE,
    changed((d) => {
      (hub(d)[1] ?? {}).size = '/25';
      d.virtualNetworks?.[1]?.subnets?.pop();
    }),
  );
  test.each<{ why: string; other: PlanDocument; places: readonly string[] }>([
    { why: 'another value', other: changed((d) => ((hub(d)[1] ?? {}).size = '/24')), places: ['virtualNetworks[0].subnets[1].size'] },
    { why: 'a list of another length', other: changed((d) => hub(d).pop()), places: ['virtualNetworks[0].subnets'] },
    { why: 'no list', other: changed((d) => delete d.virtualNetworks?.[0]?.subnets), places: ['virtualNetworks[0].subnets'] },
    {
      why: 'what is removed differs, and a value too',
      other: changed((d) => {
        (hub(d)[1] ?? {}).size = '/24';
        Object.assign(d.virtualNetworks?.[1]?.subnets?.[0] ?? {}, { size: '/28' });
      }),
      places: ['virtualNetworks[0].subnets[1].size', 'virtualNetworks[1].subnets[0]'],
    },
  ])('$why', ({ other, places }) => {
    const applied = applyDiff(diff, other);
    expect(applied.ok ? [] : applied.problems.map(({ code, at: place }) => [code, place])).toEqual(
      places.map((place) => ['diff-does-not-fit', place]),
    );
  });

  test('so does one that names an entry twice', () => {
    const twice = {
      format: 'cadastre-patch/1',
      change: { kind: 'group', keys: [['peerings', { kind: 'list', length: 1, runs: [], removed: [] }]] },
    } as const;
    expect(applyDiff(twice, BASE)).toMatchObject({ ok: false, problems: [{ at: 'peerings' }] });
  });
});

/** What a schema is made of, as far as this test asks. */
interface Described {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Described>>;
  readonly item?: Described;
  readonly wrapped?: Described;
  readonly value?: Described;
  readonly options?: readonly Described[];
}

test('every list of the document has a shape: items with an identity, or values', () => {
  const unknown: string[] = [];
  // An input or a tag is one value, whatever it is; the two ends of a peering are too.
  const wholes = new Set(['between', 'inputs']);
  const visit = (schema: Described, shape: Shape, path: string): void => {
    const inner = schema.wrapped ?? schema;
    if (schema.wrapped) {
      visit(inner, shape, path);
      return;
    }
    for (const option of inner.type === 'union' ? (inner.options ?? []) : [])
      visit(option, option.item ? shape : shape.kind === 'items' ? shape.item : shape, path);
    if (inner.item) {
      if (shape.kind !== 'items' && shape.kind !== 'values') unknown.push(path);
      visit(inner.item, shapeOfEntry(shape), `${path}[]`);
    }
    if (inner.type === 'record' && inner.value) visit(inner.value, shapeOfKey(shape, 'any'), `${path}.*`);
    for (const [key, entry] of Object.entries(inner.entries ?? {})) if (!wholes.has(key)) visit(entry, shapeOfKey(shape, key), `${path}.${key}`);
  };
  visit(planDocumentSchema as unknown as Described, documentShape, '');
  expect(unknown).toEqual([]);
});
