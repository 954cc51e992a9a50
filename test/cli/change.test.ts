import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ChangeSheet } from '../../shared/change-sheet/change-sheet.ts';
import { cadastre, temporaryFolder } from '../support/command-line.ts';

const OLD =
  'cadastre: 1\nname: shop\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/22]\n    subnets:\n      - {name: web, prefix: 10.64.0.0/26, inputs: {machines: 4}}\n';
const NEW = OLD.replace('10.64.0.0/26', '10.64.0.0/25');

function two(from = OLD, to = NEW): [from: string, to: string] {
  const folder = temporaryFolder();
  const files = [path.join(folder, 'old.yaml'), path.join(folder, 'new.yaml')] as [string, string];
  writeFileSync(files[0], from);
  writeFileSync(files[1], to);
  return files;
}

describe('cadastre change', () => {
  test('prints the steps in their order, and the way back', async () => {
    const [from, to] = two();
    const { code, out, err } = await cadastre(['change', from, to]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('  1. Move Virtual machines out of spoke/web');
    expect(out).toContain('  2. Change spoke/web from 10.64.0.0/26 to 10.64.0.0/25');
    expect(out).toContain('Before step 1 each step can be undone as it was made');
  });

  test('--json prints one value with the names of the contract, the same each time', async () => {
    const [from, to] = two();
    const { out } = await cadastre(['change', from, to, '--json']);
    const sheet = JSON.parse(out) as ChangeSheet;
    expect(sheet).toMatchObject({ format: 'cadastre-change/1', from, to, pointOfNoReturn: 1, refused: [] });
    expect((await cadastre(['change', from, to, '--format', 'json'])).out).toBe(out);
  });

  test('Markdown has boxes to tick', async () => {
    const { out } = await cadastre(['change', ...two(), '--format', 'markdown']);
    expect(out).toContain('- [ ] **1.** Move');
  });

  test.each([
    { why: 'a new plan with errors', files: () => two(OLD, OLD.replace('10.64.0.0/26', '10.65.0.0/26')), code: 1 },
    { why: 'two plans that cannot be read', files: () => two('a', 'b'), code: 2 },
    { why: 'two forms at once', files: () => [...two(), '--json', '--format', 'markdown'], code: 2 },
    { why: 'one plan', files: () => two().slice(0, 1), code: 2 },
  ])('ends with $code: $why', async ({ files, code }) => {
    expect((await cadastre(['change', ...files()])).code).toBe(code);
  });
});
