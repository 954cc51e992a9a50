import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import type { DocumentFormat } from '../../../shared/plan/source.ts';
import { writePlanDocument } from '../../../shared/plan/write.ts';
import { mustRead } from '../../support/documents.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';

test('keys stand in the order of the schema, inputs and tags by name, short groups in brackets', () => {
  const document: PlanDocument = {
    virtualNetworks: [
      {
        tags: { owner: 'x', cost: 7 },
        subnets: [{ inputs: { nodes: 3, maxPods: 30 }, service: 'aks', name: 'aks' }],
        addressSpace: ['10.0.0.0/24'],
        description: undefined,
        name: 'net',
      },
    ],
    name: 'x',
    cadastre: 1,
  };
  expect(writePlanDocument(document, 'yaml')).toMatchInlineSnapshot(`
    "cadastre: 1
    name: x
    virtualNetworks:
      - name: net
        addressSpace: [10.0.0.0/24]
        tags: {cost: 7, owner: x}
        subnets:
          - {name: aks, service: aks, inputs: {maxPods: 30, nodes: 3}}
    "
  `);
  expect(writePlanDocument({ name: 'x', cadastre: 1 }, 'json')).toBe('{\n  "cadastre": 1,\n  "name": "x"\n}\n');
});

test('growth by the year stands behind growth', () => {
  const document: PlanDocument = {
    cadastre: 1,
    name: 'x',
    defaults: { spare: 1, growthPerYear: 2, growth: 3 },
    virtualNetworks: [
      {
        name: 'net',
        spare: 4,
        growthPerYear: 5,
        addressSpace: ['10.0.0.0/24'],
        subnets: [{ deployed: false, growthPerYear: 6, growth: 7, workloads: [{ growthPerYear: 8, growth: 9, service: 'aks' }] }],
      },
    ],
  };
  expect(writePlanDocument(document, 'yaml')).toMatchInlineSnapshot(`
    "cadastre: 1
    name: x
    defaults: {growth: 3, growthPerYear: 2, spare: 1}
    virtualNetworks:
      - name: net
        addressSpace: [10.0.0.0/24]
        growthPerYear: 5
        spare: 4
        subnets:
          - workloads:
              - {service: aks, growth: 9, growthPerYear: 8}
            growth: 7
            growthPerYear: 6
            deployed: false
    "
  `);
});

describe.each<DocumentFormat>(['yaml', 'json'])('%s', (format) => {
  // The last ones: texts that the YAML package itself wrote wrongly in brackets.
  test.each([...HOSTILE_NAMES, '-\na', '?\na', ':\r\na', '#\n#', ' \n', 'a\n \nb', 'a\n\n b\n\n', 'a\n'])(
    '%j stays data wherever it stands',
    (text) => {
      const document: PlanDocument = {
        cadastre: 1,
        name: 'x',
        description: text.replace(/\u2028/g, ''),
        virtualNetworks: [
          { name: 'net', tags: { [text]: text.replace(/\u2028/g, ''), other: 'x' }, subnets: [{ name: 's', inputs: { mode: text } }] },
        ],
      };
      const read = readPlanDocument(writePlanDocument(document, format), format);
      expect(read.ok ? read.value.document : read.problems).toEqual(document);
    },
  );
});

const EXAMPLES = path.resolve(import.meta.dirname, '../../../examples');
test.each(readdirSync(EXAMPLES))('examples/%s: the same document, then the same bytes', (name) => {
  const document = mustRead(readFileSync(path.join(EXAMPLES, name), 'utf8'));
  const text = writePlanDocument(document, 'yaml');
  expect(mustRead(text)).toEqual(document);
  expect(writePlanDocument(mustRead(text), 'yaml')).toBe(text);
});
