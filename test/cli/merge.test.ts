import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cadastre, LAUNCHER, SMALL_PLAN, temporaryFolder } from '../support/command-line.ts';

const OURS = SMALL_PLAN.replace('machines: 20', 'machines: 30');
const THEIRS = SMALL_PLAN.replace('gp: 3', 'gp: 4').replace('# the first plan', '# another comment');
const OTHERS = SMALL_PLAN.replace('machines: 20', 'machines: 50');
const BOTH = OURS.replace('gp: 3', 'gp: 4');

/** Writes three documents into a folder of their own. */
function three(base: string, ours: string, theirs: string, ending = '.yaml'): [base: string, ours: string, theirs: string] {
  const folder = temporaryFolder();
  const write = (name: string, text: string) => {
    const file = path.join(folder, `${name}${ending}`);
    writeFileSync(file, text);
    return file;
  };
  return [write('base', base), write('ours', ours), write('theirs', theirs)];
}

describe('cadastre merge', () => {
  test('prints the merge, in the text of ours', async () => {
    const ran = await cadastre(['merge', ...three(SMALL_PLAN, OURS, THEIRS)]);
    expect([ran.code, ran.out, ran.err]).toEqual([0, BOTH, 'Merged without conflicts.\n']);
  });

  test('with conflicts: both versions between markers, each conflict on standard error, exit code 1', async () => {
    const ran = await cadastre(['merge', ...three(SMALL_PLAN, OURS, OTHERS)]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(
      '<<<<<<< ours\n      - { name: web, inputs: { machines: 30 } } # the shop\n=======\n      - { name: web, inputs: { machines: 50 } } # the shop\n>>>>>>> theirs\n',
    );
    expect(ran.err).toBe(
      'conflict: spoke-shop/web: both changed inputs.machines, ours from 20 to 30, theirs from 20 to 50. Choose one of the two values. [virtualNetworks.spoke-shop.subnets.web.inputs.machines]\nMerged with 1 conflict.\n',
    );
  });

  test('--write writes into OURS, --out into another file; files without an ending are read by their content', async () => {
    const files = three(SMALL_PLAN, OURS, THEIRS, '');
    expect(await cadastre(['merge', '--write', ...files])).toMatchObject({
      code: 0,
      out: '',
      err: `Merged without conflicts.\n${files[1]}: written.\n`,
    });
    expect(readFileSync(files[1], 'utf8')).toBe(BOTH);
    const out = path.join(temporaryFolder(), 'merged.yaml');
    expect(await cadastre(['merge', ...three(SMALL_PLAN, OURS, THEIRS), '--out', out])).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(out, 'utf8')).toBe(BOTH);
  });

  test('--json prints one value', async () => {
    const ran = await cadastre(['merge', '--json', ...three(SMALL_PLAN, OURS, OTHERS)]);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({
      format: 'cadastre-merge/1',
      clean: false,
      written: null,
      conflicts: [
        {
          subject: 'spoke-shop/web',
          kind: 'both-changed',
          at: 'virtualNetworks.spoke-shop.subnets.web.inputs.machines',
          base: 20,
          ours: 30,
          theirs: 50,
        },
      ],
      notes: [],
    });
  });

  test('an empty BASE is no common ancestor: what both have differently is a conflict, the rest is there', async () => {
    const ran = await cadastre(['merge', ...three('', OURS, OURS.replace('# the first plan', '# theirs'))]);
    expect([ran.code, ran.out]).toEqual([0, OURS]);
    expect((await cadastre(['merge', ...three('', OURS, OTHERS)])).code).toBe(1);
  });

  test.each<{ why: string; change: (files: [string, string, string]) => string[]; says: string }>([
    {
      why: 'a document that is none',
      change: ([base, ours, theirs]) => (writeFileSync(theirs, 'name: [\n'), [base, ours, theirs]),
      says: 'not valid YAML',
    },
    {
      why: 'a merge that was not finished',
      change: ([base, ours, theirs]) => (writeFileSync(theirs, `${SMALL_PLAN}<<<<<<< ours\n`), [base, ours, theirs]),
      says: 'A merge of this document was not finished',
    },
    { why: 'a file that is not there', change: ([base, ours, theirs]) => [base, ours, `${theirs}-not`], says: 'does not exist' },
    { why: 'two inputs from one stream', change: ([base]) => [base, '-', '-'], says: 'Standard input should be one' },
    { why: 'writing into standard input', change: ([base, , theirs]) => ['--write', base, '-', theirs], says: 'Standard input cannot be written to' },
    { why: 'two places to write to', change: (files) => ['--write', '--out', 'x.yaml', ...files], says: 'either --write or --out' },
  ])('refused, and nothing is written: $why', async ({ change, says }) => {
    const files = three(SMALL_PLAN, OURS, THEIRS);
    const args = change(files);
    const ran = await cadastre(['merge', ...(args.includes('--write') ? args : ['--write', ...args])]);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain(says);
    expect(readFileSync(files[1], 'utf8')).toBe(OURS);
  });
});

const hasGit = spawnSync('git', ['--version']).status === 0;

describe.skipIf(!hasGit)('as a merge driver of git (needs git)', () => {
  /** A repository with a plan on its main branch and another version of it on a branch. */
  function repository(theirs: string) {
    const folder = temporaryFolder();
    const env = {
      ...process.env,
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@example.com',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@example.com',
    };
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
    const file = path.join(folder, 'plan.yaml');
    git('init', '--quiet', '--initial-branch=main');
    const command = [process.execPath, LAUNCHER].map((part) => `"${part.split(path.sep).join('/')}"`).join(' ');
    git('config', 'merge.cadastre.driver', `${command} merge --write --path %P %O %A %B`);
    writeFileSync(path.join(folder, '.gitattributes'), '*.yaml merge=cadastre\n');
    const commit = (text: string) => {
      writeFileSync(file, text);
      git('add', '.');
      git('commit', '--quiet', '-m', 'plan');
    };
    commit(SMALL_PLAN);
    git('switch', '--quiet', '-c', 'theirs');
    commit(theirs);
    git('switch', '--quiet', 'main');
    commit(OURS);
    const merge = spawnSync('git', ['merge', '--no-edit', 'theirs'], { cwd: folder, env, encoding: 'utf8' });
    return { merge, git, text: () => readFileSync(file, 'utf8') };
  }

  test('two branches that changed neighbouring lines merge', () => {
    // On one line for git: its own merge would stop here.
    const { merge, git, text } = repository(SMALL_PLAN.replace('name: web, inputs', 'name: web, growth: 10, inputs'));
    expect([merge.status, git('status', '--porcelain')]).toEqual([0, '']);
    expect(text()).toBe(OURS.replace('machines: 30 } }', 'machines: 30 }, growth: 10 }'));
  });

  test('a conflict is one for git too, with both versions in the file', () => {
    const { merge, git, text } = repository(OTHERS);
    expect(merge.status).toBe(1);
    expect(git('status', '--porcelain')).toBe('UU plan.yaml\n');
    expect(merge.stderr).toContain('conflict: spoke-shop/web: both changed inputs.machines, ours from 20 to 30, theirs from 20 to 50.');
    expect(text()).toMatch(/^<{7} ours$/m);
  });

  test('a version that is no plan leaves ours as it is, and the merge open', () => {
    const { merge, git, text } = repository('name: [\n');
    expect([merge.status, git('status', '--porcelain'), text()]).toEqual([1, 'UU plan.yaml\n', OURS]);
  });
});
