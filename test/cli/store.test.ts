import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cadastre, planFile, SMALL_PLAN, temporaryFolder } from '../support/command-line.ts';

test('a plan is saved, tagged, restored and read again by its references', async () => {
  const folder = temporaryFolder();
  const env = { CADASTRE_DB: path.join(folder, 'plans.db'), CADASTRE_AUTHOR: 'ada' };
  const run = (...args: string[]) => cadastre(args, { env });
  const file = planFile(SMALL_PLAN);
  expect(await run('store', 'save', file, '--note', 'first', '--tag', 'approved')).toMatchObject({
    code: 0,
    out: 'First plan: saved as revision 1, tagged approved.\n',
  });
  expect((await run('store', 'save', file)).out).toContain('identical to revision 1');
  const changed = planFile(SMALL_PLAN.replace('machines: 20', 'machines: 40'));
  expect((await run('store', 'save', changed)).out).toContain('revision 2');
  expect((await run('store', 'restore', 'First plan@approved')).out).toBe('First plan: revision 1 restored as revision 3.\n');
  const log = JSON.parse((await run('store', 'log', 'First plan', '--json')).out) as { plan: string; revisions: object[] };
  expect(log.plan).toBe('First plan');
  expect(log.revisions).toMatchObject([
    { number: 1, author: 'ada', note: 'first', tags: ['approved'] },
    { number: 2, note: '' },
    { number: 3, note: 'Restores revision 1' },
  ]);
  expect((await run('store', 'show', 'First plan@1')).out).toBe(SMALL_PLAN);
  const out = path.join(folder, 'out.yaml');
  expect((await run('store', 'show', 'First plan@2', '--out', out)).code).toBe(0);
  expect(readFileSync(out, 'utf8')).toContain('machines: 40');
  expect(await run('store', 'tag', 'First plan@2', 'approved')).toMatchObject({ code: 2, out: '' });
  expect((await run('store', 'tag', 'First plan@2', 'approved', '--move')).out).toContain('is revision 2; it was revision 1');
  expect((await run('plan', 'First plan@approved')).code).toBe(0);
  const written = await run('plan', 'First plan@latest', '--write');
  expect(written).toMatchObject({ code: 2, out: '' });
  expect(written.err).toContain('store show');
  expect((await run('check', 'First plan@9')).err).toContain('has no revision 9');
  expect((await run('store', 'verify')).out).toContain('1 plan, 3 revisions');
});

test('who only looks makes no store', async () => {
  const ran = await cadastre(['store', 'list', '--db', path.join(temporaryFolder(), 'plans.db')]);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain('There is no store');
});
