import { expect, test } from 'vitest';
import { applyEdits } from '../../../shared/plan/apply-edits.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import type { SourceEdit } from '../../../shared/plan/source-edit.ts';

const document: PlanDocument = {
  cadastre: 1,
  name: 'x',
  virtualNetworks: [{ name: 'net', addressSpace: ['10.0.0.0/24'], subnets: [{ name: 'a', prefix: '10.0.0.0/26' }, { set: 'databricks' }] }],
};
const net = document.virtualNetworks?.[0];

const rows: { why: string; edits: SourceEdit[]; subnets: unknown }[] = [
  { why: 'nothing', edits: [], subnets: net?.subnets },
  {
    why: 'a value set',
    edits: [{ path: ['virtualNetworks', 0, 'subnets', 0, 'prefix'], set: '10.0.0.64/26' }],
    subnets: [{ name: 'a', prefix: '10.0.0.64/26' }, { set: 'databricks' }],
  },
  {
    why: 'a key removed and another set',
    edits: [{ path: ['virtualNetworks', 0, 'subnets', 0, 'prefix'] }, { path: ['virtualNetworks', 0, 'subnets', 0, 'size'], set: '/26' }],
    subnets: [{ name: 'a', size: '/26' }, { set: 'databricks' }],
  },
  {
    why: 'groups made on the way, once for several',
    edits: [
      { path: ['virtualNetworks', 0, 'subnets', 1, 'subnets', 'host', 'size'], set: '/26' },
      { path: ['virtualNetworks', 0, 'subnets', 1, 'subnets', 'container', 'size'], set: '/27' },
    ],
    subnets: [
      { name: 'a', prefix: '10.0.0.0/26' },
      { set: 'databricks', subnets: { host: { size: '/26' }, container: { size: '/27' } } },
    ],
  },
];
test.each(rows)('applyEdits: $why', ({ edits, subnets }) => {
  const before = structuredClone(document);
  expect(applyEdits(document, edits)).toEqual({ ...document, virtualNetworks: [{ ...net, subnets }] });
  expect(document).toEqual(before);
});
