import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exampleGateway } from '../../docs/how-to/toy-service/example-gateway.ts';
import { findEntry } from '../../shared/catalog/catalog.ts';
import { readServiceInputs } from '../../shared/catalog/service-inputs.ts';
import { sizeSubnet } from '../../shared/catalog/size.ts';

const HOW_TO = path.resolve(import.meta.dirname, '../../docs/how-to');
const read = (name: string) => readFileSync(path.join(HOW_TO, name), 'utf8');

// What every entry must pass is run over the toy in catalog.test.ts.
test('the how-to page shows the toy entry as it is', () => {
  expect(read('add-a-service.md')).toContain(`\`\`\`ts\n${read('toy-service/example-gateway.ts').trimEnd()}\n\`\`\``);
});

test('the answer that the page promises is the one that the engine gives', () => {
  const { values, problems } = readServiceInputs(exampleGateway, { instances: 20 });
  expect(problems).toEqual([]);
  const size = sizeSubnet([{ service: exampleGateway, inputs: values, growth: 0 }], 'minimum');
  expect([size.needed, size.reserved, size.total, size.usable, size.prefixLength]).toEqual([40, 5, 45, 59, 26]);
  expect(read('add-a-service.md')).toContain('a /26: 40 needed, 5 reserved, 45 in all, 59 usable');
});

test('inputs that contradict each other are refused in a sentence', () => {
  expect(readServiceInputs(exampleGateway, { instances: 1, rolling: true }).problems).toMatchObject([
    { code: 'contradicting-inputs', text: 'rolling should be false with fewer than 2 instances.', input: 'instances=1 rolling=true' },
  ]);
});

test('the toy is not in the catalog', () => {
  expect(findEntry('example-gateway')).toBeUndefined();
});
